package dev.longhaul.projects;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import java.time.Duration;
import java.util.List;

/** The settings and the orders of the cases. */
final class TestOrders {
  static final DomainName ACME = new DomainName("acme.example");
  static final DomainName BASE = new DomainName("sites.example");
  static final DomainName BELOW_BASE = new DomainName("acme.sites.example");
  static final String REGISTRAR = "inwx-test";
  static final String PLATFORM = "coolify-test";

  private TestOrders() {}

  static ProjectDefaults defaults() {
    return new ProjectDefaults(
        List.of(BASE),
        registrar("handle-1"),
        source(),
        PLATFORM,
        "vrs-",
        "VRS Projekt: %s",
        "https://marketplace.example",
        "VRS_INITIAL_PASSWORD",
        patience());
  }

  static ProjectDefaults.Registrar registrar(String contactHandle) {
    return new ProjectDefaults.Registrar(
        REGISTRAR,
        contactHandle,
        List.of(new DomainName("ns1.example"), new DomainName("ns2.example")),
        new Money(2000, "EUR"),
        Duration.ofMinutes(5),
        Duration.ofDays(5));
  }

  static ProjectDefaults.Source source() {
    return new ProjectDefaults.Source(
        "https://git.example/shop.git",
        "main",
        "production",
        "nixpacks",
        8000,
        "/health",
        Duration.ofSeconds(30));
  }

  private static ProjectPlan.Patience patience() {
    return new ProjectPlan.Patience(
        Duration.ofMinutes(15),
        Duration.ofMinutes(10),
        10,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofMinutes(15));
  }

  static ProjectOrder register() {
    return order(ACME, DomainSource.REGISTER);
  }

  static ProjectOrder transfer() {
    ProjectOrder some = order(ACME, DomainSource.TRANSFER);
    DomainWish wish =
        new DomainWish(
            ACME,
            DomainSource.TRANSFER,
            null,
            null,
            null,
            SecretRef.of("acme.example", "auth-code"));
    return new ProjectOrder(
        some.slug(),
        some.name(),
        some.ownerEmail(),
        some.projectType(),
        some.plugins(),
        wish,
        some.locale());
  }

  static ProjectOrder existing() {
    return order(ACME, DomainSource.EXISTING);
  }

  static ProjectOrder subdomain() {
    return order(BELOW_BASE, DomainSource.SUBDOMAIN);
  }

  static ProjectOrder order(DomainName name, DomainSource source) {
    return new ProjectOrder(
        new ProjectSlug("acme"),
        "Acme",
        "jo@acme.example",
        "shop",
        List.of("shop", "blog"),
        new DomainWish(name, source, null, null, null, null),
        null);
  }
}
