package dev.longhaul.sandbox.kill;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of this package one {@link KillBox}, started by the first of them and closed at
 * the end of the test run; workers end with each class, and tell their last words after a failure.
 */
final class SharedKillBox implements ParameterResolver, AfterEachCallback, AfterAllCallback {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == KillBox.class;
  }

  @Override
  public KillBox resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return box(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    KillBox box = box(context);
    box.world().inwx().switchboard().clear();
    box.world().coolify().switchboard().clear();
    box.world().clock().speed(1);
    if (context.getExecutionException().isPresent()) {
      System.err.println(context.getDisplayName() + " failed; " + box.lastWords());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    box(context).endWorkers();
  }

  private static KillBox box(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedKillBox.class))
        .computeIfAbsent(KillBox.class, any -> KillBox.start(), KillBox.class);
  }
}
