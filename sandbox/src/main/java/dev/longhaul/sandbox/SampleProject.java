package dev.longhaul.sandbox;

import dev.longhaul.domains.Contact;
import dev.longhaul.domains.Contacts;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.projects.DomainSource;
import dev.longhaul.projects.DomainWish;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order that is measured and disturbed: a project with a domain that has to be bought. */
public final class SampleProject {
  private SampleProject() {}

  public static ProjectOrder order(String slug) {
    return order(slug, DomainSource.REGISTER, null);
  }

  /** The same with a domain that is at another registrar; {@code code} names its auth code. */
  public static ProjectOrder moving(String slug, SecretRef code) {
    return order(slug, DomainSource.TRANSFER, code);
  }

  private static ProjectOrder order(String slug, DomainSource source, @Nullable SecretRef code) {
    String mail = "owner@" + slug + ".example";
    Contact owner =
        new Contact(
            "Owner of " + slug, null, "Musterweg 1", "10115", "Berlin", "DE", "+49.3012345", mail);
    DomainWish wish =
        new DomainWish(
            new DomainName(slug + ".example"),
            source,
            new Contacts(owner, owner, owner, owner),
            List.of(),
            Money.parse("50.00 EUR"),
            code);
    return new ProjectOrder(
        new ProjectSlug(slug), "Project " + slug, mail, "shop", List.of("blog"), wish, "en");
  }
}
