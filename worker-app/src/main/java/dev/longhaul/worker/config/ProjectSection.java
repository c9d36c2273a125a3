package dev.longhaul.worker.config;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import dev.longhaul.orders.CatalogueReader;
import dev.longhaul.orders.CatalogueReading;
import dev.longhaul.projects.Catalogue;
import dev.longhaul.projects.ProjectDefaults;
import dev.longhaul.projects.ProjectPlan;
import java.nio.file.Path;
import java.time.Duration;

/** What a project gets when its order does not say. */
final class ProjectSection {
  private final Variables variables;

  ProjectSection(Variables variables) {
    this.variables = variables;
  }

  ProjectDefaults projects(RegistrarSection registrar, PlatformSection platform) {
    return new ProjectDefaults(
        variables.list("LONGHAUL_BASE_DOMAINS", DomainName::new),
        new ProjectDefaults.Registrar(
            registrar.account(),
            variables.text("LONGHAUL_CONTACT_HANDLE").orElse(null),
            registrar.nameservers(),
            variables.parsed("LONGHAUL_PRICE_LIMIT", new Money(5000, "EUR"), Money::parse),
            variables.time("REGISTRATION_TIMEOUT", Duration.ofMinutes(5)),
            variables.time("TRANSFER_TIMEOUT", Duration.ofDays(5)),
            variables.parsed("LONGHAUL_APPROVAL_ABOVE", Money::parse).orElse(null),
            variables.list("LONGHAUL_SPENDING_CAP_PER_DAY", Money::parse)),
        source(),
        platform.account(),
        variables.text("LONGHAUL_NAME_PREFIX", "vrs-"),
        variables.text("LONGHAUL_PROJECT_DESCRIPTION", "VRS Projekt: %s"),
        variables.text("VRS_MARKETPLACE_URL", "https://marketplace.vrs.gmbh"),
        variables.text("LONGHAUL_PASSWORD_VARIABLE", "VRS_INITIAL_PASSWORD"),
        patience(),
        variables.parsed("LONGHAUL_CATALOG", Catalogue.NONE, ProjectSection::catalogue),
        variables.text("LONGHAUL_TIME_ZONE", "Europe/Berlin"));
  }

  private static Catalogue catalogue(String text) {
    CatalogueReading reading = new CatalogueReader().read(Path.of(text));
    Catalogue catalogue = reading.catalogue();
    if (catalogue == null) {
      throw new IllegalArgumentException(String.join("\nLONGHAUL_CATALOG: ", reading.sentences()));
    }
    return catalogue;
  }

  private ProjectDefaults.Source source() {
    return new ProjectDefaults.Source(
        variables.text("VRS_CORE_REPO", "https://github.com/vrs/vrs-core.git"),
        variables.text("VRS_CORE_BRANCH", "main"),
        variables.text("LONGHAUL_APP_ENVIRONMENT", "production"),
        variables.text("LONGHAUL_BUILD_PACK", "nixpacks"),
        variables.integer("LONGHAUL_APP_PORT", 8000, 1, 65_535),
        variables.text("HEALTH_CHECK_PATH", "/health"),
        variables.time("APP_HEALTH_INTERVAL", Duration.ofSeconds(30)));
  }

  private ProjectPlan.Patience patience() {
    return new ProjectPlan.Patience(
        variables.time("DNS_TIMEOUT", Duration.ofMinutes(15)),
        variables.time("DEPLOYMENT_TIMEOUT", Duration.ofMinutes(10)),
        variables.integer("HEALTH_CHECK_ATTEMPTS", 10, 1, 1000),
        variables.time("HEALTH_CHECK_INTERVAL", Duration.ofSeconds(10)),
        variables.timeout("HEALTH_CHECK_TIMEOUT", Duration.ofSeconds(10)),
        variables.time("HEALTH_CHECK_NEW_DOMAIN", Duration.ofMinutes(15)));
  }
}
