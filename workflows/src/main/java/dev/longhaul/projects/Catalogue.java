package dev.longhaul.projects;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  public static final Catalogue NONE =
      new Catalogue(List.of(), Map.of(), Map.of(), Map.of(), Limits.NONE);

  public Catalogue {
    baseDomains = baseDomains == null ? List.of() : List.copyOf(baseDomains);
    projectTypes = inOrder(projectTypes);
    bundles = inOrder(bundles);
    plans = inOrder(plans);
    limits = limits == null ? Limits.NONE : limits;
  }

  private static <V> Map<String, V> inOrder(@Nullable Map<String, V> entries) {
    return entries == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /**
   * A kind of project; what is null is as in the settings.
   *
   * @param bundles those that fit; empty when all do
   */
  public record ProjectType(
      List<String> bundles,
      @Nullable String repository,
      @Nullable String branch,
      @Nullable String buildPack,
      @Nullable Integer port,
      @Nullable String healthPath) {
    static final ProjectType ANY = new ProjectType(List.of(), null, null, null, null, null);

    public ProjectType {
      bundles = bundles == null ? List.of() : List.copyOf(bundles);
    }
  }

  /** Plugins that are sold together; {@code price} is for a month and may be null. */
  public record Bundle(List<String> plugins, @Nullable Money price) {
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
  public record Plan(
      @Nullable Money price,
      @Nullable String bundle,
      @Nullable Money domainPrice,
      @Nullable Integer plugins) {
    static final Plan NONE = new Plan(null, null, null, null);
  }

  /** The most that a domain may cost, and how many plugins an order may name; null for no limit. */
  public record Limits(@Nullable Money domainPrice, @Nullable Integer plugins) {
    static final Limits NONE = new Limits(null, null);
  }
}
