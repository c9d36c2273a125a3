package dev.longhaul.projects;

import dev.longhaul.apps.AppSpec;
import dev.longhaul.apps.AppVariables;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainOrder;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Resolves an order with the settings; the same order and settings give the same plan. */
public final class ProjectPlanner {
  private final ProjectDefaults defaults;

  public ProjectPlanner(ProjectDefaults defaults) {
    this.defaults = defaults;
  }

  /**
   * The plan of an order.
   *
   * @throws OrderRefused when the settings do not allow it
   */
  public ProjectPlan plan(ProjectOrder order, int incarnation) {
    DomainWish wish = order.domain();
    SecretRef password = SecretRef.of(order.slug().value(), "initial-password." + incarnation);
    return new ProjectPlan(
        order.slug(),
        order.name(),
        order.ownerEmail(),
        order.locale(),
        incarnation,
        wish.source(),
        wish.name(),
        zoneOf(wish),
        nameservers(wish),
        wish.source() == DomainSource.REGISTER ? registration(wish) : null,
        app(order),
        variables(order, password),
        password,
        new ProjectPlan.Queues(defaults.registrar().queue(), defaults.platform()),
        defaults.patience(),
        Earlier.NOTHING);
  }

  private DomainName zoneOf(DomainWish wish) {
    return switch (wish.source()) {
      case REGISTER, EXISTING -> wish.name();
      case SUBDOMAIN -> baseOf(wish.name());
      case TRANSFER ->
          throw new OrderRefused(
              "domain.source",
              "transfers are not available yet; transfer the domain by hand and order it as"
                  + " 'existing'");
    };
  }

  private DomainName baseOf(DomainName name) {
    return defaults.baseDomains().stream()
        .filter(name::isBelow)
        .findFirst()
        .orElseThrow(
            () ->
                new OrderRefused(
                    "domain.name",
                    "%s is not below a base domain; use one of %s"
                        .formatted(name, defaults.baseDomains())));
  }

  private List<DomainName> nameservers(DomainWish wish) {
    return wish.nameservers().isEmpty() ? defaults.registrar().nameservers() : wish.nameservers();
  }

  private DomainOrder registration(DomainWish wish) {
    String handle = defaults.registrar().contactHandle();
    if (wish.contacts() == null && handle == null) {
      throw new OrderRefused(
          "domain.contacts",
          "a registration needs domain.contacts.registrant, because no default contact is set");
    }
    Money limit = wish.priceLimit() == null ? defaults.registrar().priceLimit() : wish.priceLimit();
    return new DomainOrder(
        wish.name(),
        wish.contacts(),
        wish.contacts() == null ? handle : null,
        nameservers(wish),
        limit,
        defaults.registrar().queue(),
        defaults.registrar().patience());
  }

  private AppSpec app(ProjectOrder order) {
    ProjectDefaults.Source source = defaults.source();
    return new AppSpec(
        defaults.namePrefix() + order.slug(),
        defaults.description().replace("%s", order.name()),
        source.environment(),
        source.repository(),
        source.branch(),
        source.buildPack(),
        source.port(),
        "https://" + order.domain().name(),
        source.healthPath(),
        source.healthInterval());
  }

  private AppVariables variables(ProjectOrder order, SecretRef password) {
    Map<String, String> plain = new LinkedHashMap<>();
    plain.put("VRS_PROJECT_ID", order.slug().value());
    plain.put("VRS_MARKETPLACE_URL", defaults.marketplaceUrl());
    plain.put("VRS_PLUGINS", String.join(",", order.plugins()));
    return new AppVariables(plain, Map.of(defaults.passwordVariable(), password));
  }
}
