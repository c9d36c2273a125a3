package dev.longhaul.worker.api;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import dev.longhaul.projects.DomainSource;
import dev.longhaul.projects.DomainWish;
import dev.longhaul.projects.ProjectDefaults;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectPlan;
import dev.longhaul.projects.ProjectPlanner;
import dev.longhaul.projects.ProjectSlug;
import java.time.Duration;
import java.util.List;

/** Orders in the words of the cases, and the settings they meet. */
final class Orders {
  private Orders() {}

  static ProjectOrder order(String slug) {
    return new ProjectOrder(
        new ProjectSlug(slug),
        "Acme",
        "owner@acme.example",
        "website",
        List.of("shop"),
        new DomainWish(
            new DomainName(slug + ".example"), DomainSource.EXISTING, null, null, null, null),
        "de");
  }

  static String json(String slug) {
    return json(slug, slug + ".example", "existing");
  }

  static String json(String slug, String domain, String source) {
    return """
        {"slug": "%s", "name": "Acme", "owner_email": "owner@acme.example",
         "project_type": "website", "plugins": ["shop"],
         "domain": {"name": "%s", "source": "%s"}}
        """
        .formatted(slug, domain, source);
  }

  static ProjectPlanner planner() {
    return new ProjectPlanner(
        new ProjectDefaults(
            List.of(new DomainName("sites.example")),
            new ProjectDefaults.Registrar(
                "inwx-test",
                null,
                List.of(new DomainName("ns1.acme.example")),
                new Money(2000, "EUR"),
                Duration.ofMinutes(5),
                Duration.ofDays(5)),
            new ProjectDefaults.Source(
                "https://git.example/app.git",
                "main",
                "production",
                "nixpacks",
                8000,
                "/health",
                Duration.ofSeconds(30)),
            "coolify-main",
            "vrs-",
            "VRS Projekt: %s",
            "https://marketplace.example",
            "INITIAL_PASSWORD",
            new ProjectPlan.Patience(
                Duration.ofMinutes(30),
                Duration.ofMinutes(10),
                10,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofMinutes(15))));
  }
}
