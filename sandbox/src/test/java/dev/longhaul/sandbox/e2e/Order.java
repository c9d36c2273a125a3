package dev.longhaul.sandbox.e2e;

/** An order as a customer's clerk writes it. */
record Order(String slug, String domain, String source, String locale, String more) {
  private static final String CONTACTS =
      """
        contacts:
          registrant:
            name: Jo Muster
            organisation: Muster GmbH
            street: Musterweg 1
            postal_code: "10115"
            city: Berlin
            country_code: DE
            phone: "+49.301234567"
            email: jo@muster.example
      """;

  /** A domain of its own, to be bought for the contact of the settings. */
  static Order registered(String slug) {
    return new Order(slug, slug + ".example", "register", "de", "");
  }

  static Order subdomain(String slug) {
    return new Order(slug, slug + ".customers.example", "subdomain", "de", "");
  }

  static Order existing(String slug) {
    return new Order(slug, slug + ".example", "existing", "de", "");
  }

  Order at(String name) {
    return new Order(slug, name, source, locale, more);
  }

  Order from(String other) {
    return new Order(slug, domain, other, locale, more);
  }

  Order in(String language) {
    return new Order(slug, domain, source, language, more);
  }

  Order withContacts() {
    return new Order(slug, domain, source, locale, more + CONTACTS);
  }

  Order upTo(String price) {
    return new Order(slug, domain, source, locale, more + "  price_limit: " + price + "\n");
  }

  /** With a variable of the application whose value is in the ledger; nothing may follow. */
  Order withSecret(String variable, String name) {
    String part =
        """
        application:
          secrets:
            %s: ledger:%s/%s
        """;
    return new Order(slug, domain, source, locale, more + part.formatted(variable, slug, name));
  }

  String id() {
    return "project:" + slug;
  }

  String owner() {
    return "owner@" + slug + ".example";
  }

  /** The name at the platform. */
  String app() {
    return "vrs-" + slug;
  }

  String yaml() {
    return """
        slug: %s
        name: Project %s
        owner_email: %s
        project_type: website
        plugins: [newsletter, payments]
        locale: %s
        domain:
          name: %s
          source: %s
        """
            .formatted(slug, slug, owner(), locale, domain, source)
        + more;
  }
}
