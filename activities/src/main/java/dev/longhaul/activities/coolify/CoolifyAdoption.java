package dev.longhaul.activities.coolify;

import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.coolify.wire.Application;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.apps.AppProblem;
import dev.longhaul.apps.AppSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes over an application of our name, after making it the one that is wanted. */
final class CoolifyAdoption {
  private final CoolifyClient coolify;
  private final CoolifyFailures failures;

  CoolifyAdoption(CoolifyClient coolify, CoolifyFailures failures) {
    this.coolify = coolify;
    this.failures = failures;
  }

  /** The application's id; what differs is changed, but no application moves to another server. */
  String adopt(Guard guard, Application found, String serverId, AppSpec wanted) {
    requireServer(found, serverId, wanted);
    Map<String, Object> differing = differing(found, wanted);
    if (!differing.isEmpty()) {
      guard.beforeSending();
      failures.unless(Set.of(), () -> coolify.updateApplication(found.uuid(), differing));
    }
    return found.uuid();
  }

  /** Which server it is on is not in the vendor's specification; unnamed counts as right. */
  private static void requireServer(Application found, String serverId, AppSpec wanted) {
    Optional<String> server = found.serverUuid().filter(there -> !there.equals(serverId));
    if (server.isPresent()) {
      throw VendorFailures.parks(
          AppProblem.PLATFORM_REFUSED,
          String.format(
              "application %s (%s) is on server %s at coolify, wanted is %s, and coolify cannot"
                  + " move it; delete it there or free its name, then retry",
              wanted.name(), found.uuid(), server.get(), serverId));
    }
  }

  static Map<String, Object> differing(Application found, AppSpec wanted) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (!domains(found.fqdn()).containsAll(domains(wanted.url()))) {
      fields.put("domains", wanted.url());
    }
    if (!repository(found.repository()).equals(repository(wanted.repository()))) {
      fields.put("git_repository", wanted.repository());
    }
    putUnlessEqual(fields, "git_branch", found.branch(), wanted.branch());
    putUnlessEqual(fields, "build_pack", found.buildPack(), wanted.buildPack());
    putUnlessEqual(fields, "ports_exposes", found.ports(), Integer.toString(wanted.port()));
    putHealthCheck(fields, found, wanted);
    return fields;
  }

  /** Coolify's own check of the container follows no other field; who switched it off meant it. */
  private static void putHealthCheck(
      Map<String, Object> fields, Application found, AppSpec wanted) {
    putUnlessEqual(fields, "health_check_path", found.healthPath(), wanted.healthPath());
    putUnlessEqual(
        fields, "health_check_port", found.healthPort(), Integer.toString(wanted.port()));
    putUnlessEqual(
        fields,
        "health_check_interval",
        found.healthInterval(),
        wanted.healthInterval().toSeconds());
  }

  private static void putUnlessEqual(
      Map<String, Object> fields, String field, @Nullable Object found, Object wanted) {
    if (!wanted.equals(found)) {
      fields.put(field, wanted);
    }
  }

  private static Set<String> domains(@Nullable String list) {
    return Arrays.stream(Optional.ofNullable(list).orElse("").split(","))
        .map(domain -> domain.strip().toLowerCase(Locale.ROOT).replaceAll("/+$", ""))
        .filter(domain -> !domain.isEmpty())
        .collect(Collectors.toSet());
  }

  /** Coolify keeps {@code owner/name} of a repository at GitHub. */
  private static String repository(@Nullable String repository) {
    return Optional.ofNullable(repository)
        .orElse("")
        .strip()
        .replaceFirst("^(?i:https://github\\.com/|git@github\\.com:)", "")
        .replaceFirst("/+$", "")
        .replaceFirst("\\.git$", "");
  }
}
