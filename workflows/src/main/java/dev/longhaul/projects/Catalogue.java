package dev.longhaul.projects;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the operator sells (P-14), read from {@code catalog.yaml} at start.
 *
 * @param projectTypes by word; empty when every word is allowed
 * @param limits what no order may exceed, whatever it says itself
 */
public record Catalogue(
    List<DomainName> baseDomains,
    Map<String, ProjectType> projectTypes,
    Map<String, Bundle> bundles,
    Map<String, Plan> plans,
    Limits limits) {
  public static final Catalogue NONE = new Catalogue(null, null, null, null, null);

  public Catalogue {
    baseDomains = baseDomains == null ? List.of() : List.copyOf(baseDomains);
    projectTypes = inOrder(projectTypes);
    bundles = inOrder(bundles);
    plans = inOrder(plans);
    limits = limits == null ? Limits.NONE : limits;
  }

  private static <V> Map<String, V> inOrder(Map<String, V> entries) {
    return entries == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /**
   * A kind of project; what is null is as in the settings.
   *
   * @param bundles those that fit; empty when all do
   */
  public record ProjectType(
      List<String> bundles,
      String repository,
      String branch,
      String buildPack,
      Integer port,
      String healthPath) {
    static final ProjectType ANY = new ProjectType(null, null, null, null, null, null);

    public ProjectType {
      bundles = bundles == null ? List.of() : List.copyOf(bundles);
    }
  }

  /** Plugins that are sold together; {@code price} is for a month and may be null. */
  public record Bundle(List<String> plugins, Money price) {
    public Bundle {
      plugins = plugins == null ? List.of() : List.copyOf(plugins);
    }
  }

  /**
   * What a customer pays for a month and gets for it.
   *
   * @param bundle for orders that name none; null for none
   * @param domainPrice the most that a domain may cost; null for no limit
   * @param plugins how many an order may name; null for no limit
   */
  public record Plan(Money price, String bundle, Money domainPrice, Integer plugins) {
    static final Plan NONE = new Plan(null, null, null, null);
  }

  /** The most that a domain may cost, and how many plugins an order may name; null for no limit. */
  public record Limits(Money domainPrice, Integer plugins) {
    static final Limits NONE = new Limits(null, null);
  }
}
