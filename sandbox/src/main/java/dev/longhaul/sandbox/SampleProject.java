package dev.longhaul.sandbox;

import dev.longhaul.domains.Contact;
import dev.longhaul.domains.Contacts;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import dev.longhaul.projects.DomainSource;
import dev.longhaul.projects.DomainWish;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import java.util.List;

/** The order that is measured and disturbed: a project with a domain that has to be bought. */
public final class SampleProject {
  private SampleProject() {}

  public static ProjectOrder order(String slug) {
    String mail = "owner@" + slug + ".example";
    Contact owner =
        new Contact(
            "Owner of " + slug, null, "Musterweg 1", "10115", "Berlin", "DE", "+49.3012345", mail);
    DomainWish wish =
        new DomainWish(
            new DomainName(slug + ".example"),
            DomainSource.REGISTER,
            new Contacts(owner, owner, owner, owner),
            List.of(),
            Money.parse("50.00 EUR"),
            null);
    return new ProjectOrder(
        new ProjectSlug(slug), "Project " + slug, mail, "shop", List.of("blog"), wish, "en");
  }
}
