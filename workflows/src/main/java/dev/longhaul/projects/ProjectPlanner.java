package dev.longhaul.projects;

import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainOrder;
import dev.longhaul.domains.TransferOrder;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Resolves an order with the settings and the catalogue; the same of them give the same plan. A run
 * does so once, when it begins.
 */
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
    if (wish == null) {
      throw new OrderRefused(
          "domain", "is missing; a project without a domain stays a draft until it gets one");
    }
    CatalogueRules rules = new CatalogueRules(defaults.catalogue(), order);
    AppPlanner apps = new AppPlanner(defaults, order, wish.name(), rules);
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
        wish.source() == DomainSource.REGISTER ? registration(wish, rules) : null,
        wish.source() == DomainSource.TRANSFER ? transfer(order, order.slug(), rules) : null,
        apps.spec(),
        apps.variables(password),
        password,
        new ProjectPlan.Queues(defaults.registrar().queue(), defaults.platform()),
        defaults.patience(),
        Earlier.NOTHING,
        rules.plugins(),
        Optional.ofNullable(order.timeZone()).orElse(defaults.timeZone()));
  }

  private DomainName zoneOf(DomainWish wish) {
    return switch (wish.source()) {
      case REGISTER, TRANSFER, EXISTING -> wish.name();
      case SUBDOMAIN -> baseOf(wish.name());
    };
  }

  /**
   * Checks what an order names of the catalogue; it may lack a domain.
   *
   * @throws OrderRefused when the catalogue does not have it
   */
  public void check(ProjectOrder order) {
    CatalogueRules rules = new CatalogueRules(defaults.catalogue(), order);
    rules.projectType();
    rules.plugins();
  }

  /** Where a name would come from whose order does not say it. */
  public DomainSource sourceOf(DomainName name) {
    return below(name).isPresent() ? DomainSource.SUBDOMAIN : DomainSource.REGISTER;
  }

  private Optional<DomainName> below(DomainName name) {
    return baseDomains().stream().filter(name::isBelow).findFirst();
  }

  private DomainName baseOf(DomainName name) {
    return below(name)
        .orElseThrow(
            () ->
                new OrderRefused(
                    "domain.name",
                    "%s is not below a base domain; use one of %s".formatted(name, baseDomains())));
  }

  private List<DomainName> baseDomains() {
    return Stream.concat(
            defaults.baseDomains().stream(), defaults.catalogue().baseDomains().stream())
        .distinct()
        .toList();
  }

  private List<DomainName> nameservers(DomainWish wish) {
    return wish.nameservers().isEmpty() ? defaults.registrar().nameservers() : wish.nameservers();
  }

  /**
   * The registration of a domain without a project: only its domain part counts.
   *
   * @throws OrderRefused when the settings do not allow it
   */
  public DomainOrder registrationAlone(ProjectOrder order) {
    return registration(wishOf(order), new CatalogueRules(defaults.catalogue(), order));
  }

  /**
   * The transfer of a domain without a project; the order's owner and language count, too.
   *
   * @throws OrderRefused when the settings do not allow it
   */
  public TransferOrder transferAlone(ProjectOrder order) {
    return transfer(order, null, new CatalogueRules(defaults.catalogue(), order));
  }

  private static DomainWish wishOf(ProjectOrder order) {
    return Optional.ofNullable(order.domain())
        .orElseThrow(() -> new OrderRefused("domain", "is missing"));
  }

  private DomainOrder registration(DomainWish wish, CatalogueRules rules) {
    return new DomainOrder(
        wish.name(),
        wish.contacts(),
        contactHandle(wish),
        nameservers(wish),
        limit(wish, rules),
        defaults.registrar().queue(),
        defaults.registrar().patience(),
        wish.extData(),
        defaults.registrar().approvalAbove(),
        rules.highestPrice());
  }

  private TransferOrder transfer(
      ProjectOrder order, @Nullable ProjectSlug project, CatalogueRules rules) {
    DomainWish wish = wishOf(order);
    return new TransferOrder(
        wish.name(),
        wish.contacts(),
        contactHandle(wish),
        nameservers(wish),
        limit(wish, rules),
        wish.authCode(),
        defaults.registrar().queue(),
        order.ownerEmail(),
        order.locale(),
        defaults.registrar().transferPatience(),
        wish.extData(),
        defaults.registrar().approvalAbove(),
        rules.highestPrice(),
        project == null ? null : project.value());
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

  private Money limit(DomainWish wish, CatalogueRules rules) {
    Money wished = Optional.ofNullable(wish.priceLimit()).orElse(defaults.registrar().priceLimit());
    return rules.priceLimit(wished);
  }
}
