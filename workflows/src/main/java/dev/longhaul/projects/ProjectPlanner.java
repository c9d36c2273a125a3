package dev.longhaul.projects;

import dev.longhaul.apps.AppSpec;
import dev.longhaul.apps.AppVariables;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainOrder;
import dev.longhaul.domains.TransferOrder;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        wish.source() == DomainSource.TRANSFER ? transfer(order) : null,
        app(order),
        variables(order, password),
        password,
        new ProjectPlan.Queues(defaults.registrar().queue(), defaults.platform()),
        defaults.patience(),
        Earlier.NOTHING);
  }

  private DomainName zoneOf(DomainWish wish) {
    return switch (wish.source()) {
      case REGISTER, TRANSFER, EXISTING -> wish.name();
      case SUBDOMAIN -> baseOf(wish.name());
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
    return new DomainOrder(
        wish.name(),
        wish.contacts(),
        contactHandle(wish),
        nameservers(wish),
        limit(wish),
        defaults.registrar().queue(),
        defaults.registrar().patience());
  }

  private TransferOrder transfer(ProjectOrder order) {
    DomainWish wish = order.domain();
    return new TransferOrder(
        wish.name(),
        wish.contacts(),
        contactHandle(wish),
        nameservers(wish),
        limit(wish),
        wish.authCode(),
        defaults.registrar().queue(),
        order.ownerEmail(),
        order.locale(),
        defaults.registrar().transferPatience());
  }

  /** The default contact, when the order names none. */
  private @Nullable String contactHandle(DomainWish wish) {
    String handle = defaults.registrar().contactHandle();
    if (wish.contacts() == null && handle == null) {
      throw new OrderRefused(
          "domain.contacts",
          "a domain needs domain.contacts.registrant, because no default contact is set");
    }
    return wish.contacts() == null ? handle : null;
  }

  private Money limit(DomainWish wish) {
    return wish.priceLimit() == null ? defaults.registrar().priceLimit() : wish.priceLimit();
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
