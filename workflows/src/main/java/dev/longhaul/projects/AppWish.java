package dev.longhaul.projects;

import dev.longhaul.durable.SecretRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an order wants of its application beyond the settings (P-06); null fields are as there.
 *
 * @param repository a public Git repository, https
 * @param healthPath where the application answers that it is well, beginning with a slash
 * @param environment variables in clear
 * @param secrets variables whose values are in the ledger, below the project's slug
 */
public record AppWish(
    @Nullable String repository,
    @Nullable String branch,
    @Nullable String buildPack,
    @Nullable Integer port,
    @Nullable String healthPath,
    Map<String, String> environment,
    Map<String, SecretRef> secrets) {
  public static final AppWish NOTHING =
      new AppWish(null, null, null, null, null, Map.of(), Map.of());

  public AppWish {
    environment = inOrder(environment);
    secrets = inOrder(secrets);
  }

  private static <V> Map<String, V> inOrder(@Nullable Map<String, V> entries) {
    return entries == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }
}
