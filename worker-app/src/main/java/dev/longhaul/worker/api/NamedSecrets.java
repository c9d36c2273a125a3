package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.orders.Mistake;
import dev.longhaul.projects.AppWish;
import dev.longhaul.projects.DomainWish;
import dev.longhaul.projects.ProjectOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses what names a secret that is not stored, before anything waits for it. */
final class NamedSecrets {
  private final SecretStore secrets;

  NamedSecrets(SecretStore secrets) {
    this.secrets = secrets;
  }

  /** All secrets that an order names. */
  void check(ProjectOrder order) {
    Map<String, SecretRef> named = new LinkedHashMap<>();
    Optional.ofNullable(order.domain())
        .map(DomainWish::authCode)
        .ifPresent(code -> named.put("domain.auth_code", code));
    Optional.ofNullable(order.application())
        .map(AppWish::secrets)
        .orElse(Map.of())
        .forEach((variable, ref) -> named.put("application.secrets." + variable, ref));
    check(named);
  }

  /** One that may be absent. */
  void check(String field, @Nullable SecretRef ref) {
    check(ref == null ? Map.of() : Map.of(field, ref));
  }

  private void check(Map<String, SecretRef> named) {
    List<Mistake> missing =
        named.entrySet().stream()
            .filter(entry -> !secrets.holds(entry.getValue()))
            .map(entry -> mistake(entry.getKey(), entry.getValue()))
            .toList();
    if (!missing.isEmpty()) {
      throw Refusal.of(missing);
    }
  }

  private static Mistake mistake(String field, SecretRef ref) {
    return new Mistake(
        field,
        0,
        0,
        "names " + ref + ", which is not stored",
        "store it first: longhaul secret set " + ref);
  }
}
