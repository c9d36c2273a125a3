package dev.longhaul.projects;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's order as a person writes it (P-01); the worker's settings fill in the rest.
 *
 * @param projectType a word of the operator's own, kept in the ledger
 * @param plugins what the application switches on; may be empty
 * @param locale {@code de} or {@code en}; null means {@code de}
 * @param server on which servers it may be put; null means any
 */
public record ProjectOrder(
    ProjectSlug slug,
    String name,
    String ownerEmail,
    String projectType,
    List<String> plugins,
    DomainWish domain,
    String locale,
    @Nullable ServerWish server) {
  public ProjectOrder {
    plugins = plugins == null ? List.of() : List.copyOf(plugins);
    locale = locale == null ? "de" : locale;
  }

  /** An order that any server suits. */
  public ProjectOrder(
      ProjectSlug slug,
      String name,
      String ownerEmail,
      String projectType,
      List<String> plugins,
      DomainWish domain,
      String locale) {
    this(slug, name, ownerEmail, projectType, plugins, domain, locale, null);
  }
}
