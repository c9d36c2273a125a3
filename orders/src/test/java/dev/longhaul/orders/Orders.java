package dev.longhaul.orders;

/** Texts of orders for the tests. */
final class Orders {
  private Orders() {}

  static String registered() {
    return """
        slug: acme
        name: Acme GmbH
        owner_email: owner@acme.example
        project_type: website
        plugins: [newsletter, shop-2]
        locale: de
        domain:
          name: acme.example
          source: register
          price_limit: 20.00 EUR
          nameservers: [ns1.acme.example, ns2.acme.example]
          contacts:
            registrant:
              name: Jo Muster
              organisation: Acme GmbH
              street: Musterweg 1
              postal_code: "10115"
              city: Berlin
              country_code: DE
              phone: "+49.301234567"
              email: jo@acme.example
        """;
  }
}
