package dev.longhaul.activities.coolify;

import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.acting.SecretReader;
import dev.longhaul.activities.coolify.wire.Variable;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.apps.AppVariables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes an application's variables and looks whether they are there; secrets are read here. */
final class CoolifyVariables {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final List<String> SECRET_ENDINGS = List.of("SECRET", "KEY", "PASSWORD", "TOKEN");

  private final CoolifyClient coolify;
  private final CoolifySettings settings;
  private final SecretReader secrets;
  private final CoolifyFailures failures;

  CoolifyVariables(CoolifyClient coolify, CoolifySettings settings, SecretReader secrets) {
    this.coolify = coolify;
    this.settings = settings;
    this.secrets = secrets;
    this.failures = new CoolifyFailures(settings.settle());
  }

  void put(Guard guard, String appId, AppVariables variables) {
    List<Map<String, Object>> entries = entries(variables);
    if (entries.isEmpty()) {
      return;
    }
    guard.beforeSending();
    Set<String> there =
        failures.call(
            () -> {
              coolify.putVariables(appId, entries);
              return keys(appId);
            });
    List<Object> missing =
        entries.stream()
            .map(entry -> entry.get("key"))
            .filter(key -> !there.contains(key))
            .toList();
    if (!missing.isEmpty()) {
      throw VendorFailures.again("coolify did not keep " + missing, LOOK_AGAIN);
    }
  }

  private Set<String> keys(String appId) {
    return coolify.listVariables(appId).stream()
        .filter(variable -> !variable.preview())
        .map(Variable::key)
        .collect(Collectors.toSet());
  }

  private List<Map<String, Object>> entries(AppVariables variables) {
    List<Map<String, Object>> entries = new ArrayList<>();
    variables.plain().forEach((key, value) -> entries.add(entry(key, value, named(key))));
    variables
        .secret()
        .forEach((key, ref) -> entries.add(entry(key, secrets.read(ref).reveal(), true)));
    return entries;
  }

  /** Whether the name alone says that it is a secret. */
  private static boolean named(String key) {
    return SECRET_ENDINGS.stream().anyMatch(key::endsWith);
  }

  private Map<String, Object> entry(String key, String value, boolean secret) {
    return CoolifyOrders.variable(key, value, secret, settings.buildTimePrefix());
  }
}
