package dev.longhaul.projects;

import dev.longhaul.apps.AppSpec;
import dev.longhaul.apps.AppVariables;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.SecretRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order's application: the order's own wish counts, then its project type's, then the settings'.
 */
final class AppPlanner {
  private static final String PROJECT = "VRS_PROJECT_ID";
  private static final String MARKETPLACE = "VRS_MARKETPLACE_URL";
  private static final String PLUGINS = "VRS_PLUGINS";

  private final ProjectDefaults defaults;
  private final ProjectOrder order;
  private final CatalogueRules rules;
  private final DomainName domain;
  private final AppWish wish;

  AppPlanner(
      ProjectDefaults defaults, ProjectOrder order, DomainName domain, CatalogueRules rules) {
    this.defaults = defaults;
    this.order = order;
    this.domain = domain;
    this.rules = rules;
    AppWish application = order.application();
    this.wish = application == null ? AppWish.NOTHING : application;
  }

  AppSpec spec() {
    ProjectDefaults.Source source = defaults.source();
    Catalogue.ProjectType type = rules.projectType();
    return new AppSpec(
        defaults.namePrefix() + order.slug(),
        defaults.description().replace("%s", order.name()),
        source.environment(),
        first(wish.repository(), first(type.repository(), source.repository())),
        first(wish.branch(), first(type.branch(), source.branch())),
        first(wish.buildPack(), first(type.buildPack(), source.buildPack())),
        first(wish.port(), first(type.port(), source.port())),
        "https://" + domain,
        first(wish.healthPath(), first(type.healthPath(), source.healthPath())),
        source.healthInterval());
  }

  /** What Longhaul sets comes first and cannot be set by an order. */
  AppVariables variables(SecretRef password) {
    Map<String, String> plain = new LinkedHashMap<>();
    plain.put(PROJECT, order.slug().value());
    plain.put(MARKETPLACE, defaults.marketplaceUrl());
    plain.put(PLUGINS, String.join(",", rules.plugins()));
    Map<String, SecretRef> secret = new LinkedHashMap<>();
    secret.put(defaults.passwordVariable(), password);
    wish.environment().forEach((name, value) -> own("environment", name, plain).put(name, value));
    wish.secrets().forEach((name, ref) -> own("secrets", name, secret).put(name, ref));
    return new AppVariables(plain, secret);
  }

  private <V> Map<String, V> own(String part, String name, Map<String, V> into) {
    if (Set.of(PROJECT, MARKETPLACE, PLUGINS, defaults.passwordVariable()).contains(name)) {
      throw new OrderRefused(
          "application." + part + "." + name, "is set by Longhaul itself; leave it out");
    }
    return into;
  }

  private static <V> V first(@Nullable V wished, V otherwise) {
    return wished == null ? otherwise : wished;
  }
}
