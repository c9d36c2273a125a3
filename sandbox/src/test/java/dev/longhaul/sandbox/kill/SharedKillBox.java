package dev.longhaul.sandbox.kill;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of this package one {@link KillBox}, started by the first of them and closed at
 * the end of the test run. After a failure its workers say their last words and end.
 */
final class SharedKillBox implements ParameterResolver, AfterEachCallback {

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
      box.endWorkers();
    }
  }

  private static KillBox box(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedKillBox.class))
        .computeIfAbsent(KillBox.class, any -> KillBox.start(), KillBox.class);
  }
}
