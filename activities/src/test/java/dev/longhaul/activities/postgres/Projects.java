package dev.longhaul.activities.postgres;

import dev.longhaul.apps.AppHandle;
import dev.longhaul.domains.DomainName;
import dev.longhaul.projects.DomainSource;
import dev.longhaul.projects.DomainStatus;
import dev.longhaul.projects.DomainWish;
import dev.longhaul.projects.ProjectDefaults;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.ProjectUpdate;
import java.time.Duration;
import java.util.List;

/** Orders, settings and updates of projects, in the words of the cases. */
final class Projects {
  private Projects() {}

  static ProjectOrder order(String slug) {
    return order(slug, slug + ".example", DomainSource.REGISTER);
  }

  static ProjectOrder order(String slug, String domain, DomainSource source) {
    return new ProjectOrder(
        new ProjectSlug(slug),
        "Project " + slug,
        "jo@acme.example",
        "shop",
        List.of("shop", "blog"),
        new DomainWish(new DomainName(domain), source, null, List.of(), null, null),
        "en");
  }

  static ProjectUpdate status(String slug, ProjectStatus status) {
    return new ProjectUpdate(new ProjectSlug(slug), status, null, null, null, null, List.of());
  }

  static ProjectUpdate active(String slug) {
    return new ProjectUpdate(
        new ProjectSlug(slug),
        ProjectStatus.ACTIVE,
        DomainStatus.ACTIVE,
        null,
        null,
        null,
        List.of());
  }

  static ProjectUpdate failed(String slug, String error) {
    return new ProjectUpdate(
        new ProjectSlug(slug), ProjectStatus.ERROR, null, null, null, error, List.of());
  }

  static ProjectUpdate app(String slug, String projectId, String appId) {
    return new ProjectUpdate(
        new ProjectSlug(slug), null, null, new AppHandle(projectId, appId), null, null, List.of());
  }

  static ProjectDefaults defaults() {
    return new ProjectDefaults(
        List.of(new DomainName("base.example")),
        new ProjectDefaults.Registrar(
            "inwx-test", "C-1", List.of(), null, Duration.ofMinutes(5), Duration.ofDays(5)),
        new ProjectDefaults.Source(
            "https://git.example/app",
            "main",
            "production",
            "nixpacks",
            8000,
            "/health",
            Duration.ofSeconds(30)),
        "coolify-test",
        "vrs-",
        "VRS Projekt: %s",
        "https://market.example",
        "VRS_INITIAL_PASSWORD",
        null);
  }
}
