package dev.longhaul.projects;

import dev.longhaul.durable.Money;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order against the catalogue: what its words stand for, or why they are refused. */
final class CatalogueRules {
  private final Catalogue catalogue;
  private final ProjectOrder order;

  CatalogueRules(Catalogue catalogue, ProjectOrder order) {
    this.catalogue = catalogue;
    this.order = order;
  }

  Catalogue.ProjectType projectType() {
    return catalogue.projectTypes().isEmpty()
        ? Catalogue.ProjectType.ANY
        : known("project_type", order.projectType(), catalogue.projectTypes());
  }

  private Catalogue.Plan plan() {
    String word = order.plan();
    return word == null ? Catalogue.Plan.NONE : known("plan", word, catalogue.plans());
  }

  /** The bundle's when there is one, else those that the order lists. */
  List<String> plugins() {
    String bundle = order.bundle() == null ? plan().bundle() : order.bundle();
    List<String> plugins =
        bundle == null ? order.plugins() : known("bundle", bundle, catalogue.bundles()).plugins();
    refuseUnfit(bundle);
    refuseMore(plugins, catalogue.limits().plugins(), "the catalogue");
    refuseMore(plugins, plan().plugins(), "plan " + order.plan());
    return plugins;
  }

  private void refuseUnfit(@Nullable String bundle) {
    List<String> fitting = projectType().bundles();
    if (bundle != null && !fitting.isEmpty() && !fitting.contains(bundle)) {
      throw new OrderRefused(
          "bundle",
          "'%s' does not go with project type %s; use one of %s"
              .formatted(bundle, order.projectType(), String.join(", ", fitting)));
    }
  }

  private static void refuseMore(List<String> plugins, @Nullable Integer most, String by) {
    if (most != null && plugins.size() > most) {
      throw new OrderRefused(
          "plugins", "%s allows %d plugins, these are %d".formatted(by, most, plugins.size()));
    }
  }

  /** The least of what order or settings, plan and catalogue allow the domain to cost. */
  Money priceLimit(Money wished) {
    return least(wished, highestPrice());
  }

  /** The least of what plan and catalogue allow a domain to cost; null when neither says. */
  @Nullable Money highestPrice() {
    Money ofPlan = plan().domainPrice();
    Money ofAll = catalogue.limits().domainPrice();
    return ofPlan == null ? ofAll : least(ofPlan, ofAll);
  }

  private static Money least(Money wished, @Nullable Money most) {
    if (most == null) {
      return wished;
    }
    if (!most.currency().equals(wished.currency())) {
      throw new OrderRefused(
          "domain.price_limit",
          "%s cannot be compared with the catalogue's limit of %s; write the limit in %s"
              .formatted(wished, most, most.currency()));
    }
    return wished.exceeds(most) ? most : wished;
  }

  private static <V> V known(String field, String word, Map<String, V> allowed) {
    V found = allowed.get(word);
    if (found == null) {
      throw new OrderRefused(
          field, "'%s' is not in the catalogue; %s".formatted(word, choice(allowed.keySet())));
    }
    return found;
  }

  private static String choice(Collection<String> words) {
    return words.isEmpty()
        ? "it has none, leave this out"
        : "use one of " + String.join(", ", words);
  }
}
