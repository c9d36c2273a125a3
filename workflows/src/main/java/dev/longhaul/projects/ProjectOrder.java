package dev.longhaul.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's order as a person writes it (P-01); the worker's settings and the catalogue fill in
 * the rest.
 *
 * @param projectType a word of the operator's own, or one of the catalogue's
 * @param plugins what the application switches on; may be empty
 * @param domain null for a draft: it is provisioned when a domain is given
 * @param locale {@code de} or {@code en}; null means {@code de}
 * @param bundle of the catalogue; its plugins win over the list; null for none
 * @param plan of the catalogue; null for none
 * @param timeZone of the owner, like {@code Europe/Berlin}; null means that of the settings
 * @param application what differs from the settings' application; null for nothing
 * @param server on which servers it may be put; null means any
 * @param planned what a saved plan has seen of the world; null when there is no saved plan
 */
public record ProjectOrder(
    ProjectSlug slug,
    String name,
    String ownerEmail,
    String projectType,
    List<String> plugins,
    @Nullable DomainWish domain,
    String locale,
    @Nullable String bundle,
    @Nullable String plan,
    @Nullable String timeZone,
    @Nullable AppWish application,
    @Nullable ServerWish server,
    @Nullable PlannedWorld planned) {
  @JsonCreator
  public ProjectOrder {
    plugins = plugins == null ? List.of() : List.copyOf(plugins);
    locale = locale == null ? "de" : locale;
  }

  /** An order without anything of the catalogue and without an application of its own. */
  public ProjectOrder(
      ProjectSlug slug,
      String name,
      String ownerEmail,
      String projectType,
      List<String> plugins,
      @Nullable DomainWish domain,
      @Nullable String locale) {
    this(
        slug,
        name,
        ownerEmail,
        projectType,
        plugins,
        domain,
        locale == null ? "de" : locale,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The same order, to be carried out only while the world is as it was planned. */
  public ProjectOrder planned(@Nullable PlannedWorld world) {
    return new ProjectOrder(
        slug,
        name,
        ownerEmail,
        projectType,
        plugins,
        domain,
        locale,
        bundle,
        plan,
        timeZone,
        application,
        server,
        world);
  }

  /** What it is called where people look: the domain, or the slug of a draft. */
  public String title() {
    return domain == null ? slug.value() : domain.name().value();
  }
}
