package dev.longhaul.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One line of a good order is replaced; exactly one mistake must come of it, at that line. */
class OrderRulesTest {
  private final OrderReader reader = new OrderReader();

  static Stream<Arguments> mistakes() {
    return Stream.of(
        row("slug: acme", "slug: a", "slug", "does not have the right form"),
        row("slug: acme", "slug: acme-", "slug", "does not have the right form"),
        row("slug: acme", "slug: ../etc", "slug", "does not have the right form"),
        row("name: Acme GmbH", "name: true", "name", "must be text"),
        row("name: Acme GmbH", "name: \"  \"", "name", "is empty"),
        row("name: Acme GmbH", "name: \"a\\nb\"", "name", "invisible character"),
        row("name: Acme GmbH", "name: \"a\\u202eb\"", "name", "invisible character"),
        row("name: Acme GmbH", "name: \"a\\ud800b\"", "name", "invisible character"),
        row("name: Acme GmbH", "name: " + "x".repeat(121), "name", "is too long"),
        row("name: Acme GmbH", "name: [a]", "name", "must be text"),
        row("owner@acme.example", "\"a@b@c.example\"", "owner_email", "is not an e-mail"),
        row("owner@acme.example", "a@localhost", "owner_email", "not the domain of an e-mail"),
        row("owner@acme.example", "a@b_c.example", "owner_email", "not the domain of an e-mail"),
        row("owner@acme.example", "\"a b@c.example\"", "owner_email", "is not an e-mail"),
        row("owner@acme.example", "jo@bücher.example", "owner_email", "not the domain"),
        row("[newsletter, shop-2]", "newsletter", "plugins", "must be a list"),
        row("[newsletter, shop-2]", "[\"a,b\"]", "plugins[0]", "does not have the right form"),
        row("locale: de", "locale: DE", "locale", "is not a choice"),
        row("locale: de", "lcoale: de", "lcoale", "is not a key"),
        row("locale: de", "bundle: a b", "bundle", "does not have the right form"),
        row("locale: de", "time_zone: Berlin", "time_zone", "is not a time zone"),
        app("build_pack: heroku", "build_pack", "is not a choice"),
        app("port: 70000", "port", "must be a number from 1 to 65535"),
        app("health_path: health", "health_path", "does not have the right form"),
        app("health_path: //evil.example/x", "health_path", "does not have the right form"),
        app("environment: {\"A B\": x}", "environment.A B", "is not the name of a variable"),
        app("environment: {PAY_KEY: x}", "environment.PAY_KEY", "is the name of a secret"),
        app("environment: {A: }", "environment.A", "is empty"),
        app("environment: {A: [x]}", "environment.A", "must be text"),
        app("secrets: {A: \"env:PATH\"}", "secrets.A", "must be a reference"),
        app("secrets: {A: \"ledger:other/a\"}", "secrets.A", "a secret of somebody else"),
        row(
            "price_limit: 20.00 EUR",
            "ext_data: {VAT-NUMBR: x}",
            "domain.ext_data.VAT-NUMBR",
            "is not a key of the registrar"),
        row(
            "price_limit: 20.00 EUR",
            "ext_data: {VAT-NUMBER: [x]}",
            "domain.ext_data.VAT-NUMBER",
            "must be text"),
        row("  name: acme.example", "  name: 10.0.0.1", "domain.name", "is an address"),
        row("  name: acme.example", "  name: acme", "domain.name", "is not a domain name"),
        row("  name: acme.example", "  name: a..example", "domain.name", "is not a domain name"),
        row("  name: acme.example", "  name: www.acme.example", "domain.name", "begins with www"),
        row(
            "  name: acme.example",
            "  name: straße.example",
            "domain.name",
            "means different names"),
        row("  name: acme.example", "  name: xn--zzzzzzzz99999.example", "domain.name", "read as"),
        row("  name: acme.example", "  name: acme.example/x", "domain.name", "not a domain name"),
        row("source: register", "source: register, x", "domain.source", "is not a choice"),
        row("20.00 EUR", "20.001 EUR", "domain.price_limit", "is not an amount"),
        row("20.00 EUR", "20.00 XQZ", "domain.price_limit", "is not an amount"),
        row("20.00 EUR", "0.00 EUR", "domain.price_limit", "more than nothing"),
        row("20.00 EUR", "{minor: 1}", "domain.price_limit.currency", "is missing"),
        row(
            "price_limit: 20.00 EUR",
            "auth_code: ledger:acme/code",
            "domain.auth_code",
            "belongs to a transfer"),
        row(
            "[ns1.acme.example, ns2.acme.example]",
            "[ns1.acme.example, NS1.acme.example.]",
            "domain.nameservers[1]",
            "the same nameserver again"),
        row(
            "[ns1.acme.example, ns2.acme.example]",
            "[a.x.de, b.x.de, c.x.de, d.x.de, e.x.de, f.x.de]",
            "domain.nameservers",
            "too many"),
        row("country_code: DE", "country_code: de", contact("country_code"), "not an ISO country"),
        row("country_code: DE", "country_code: XX", contact("country_code"), "not an ISO country"),
        row("\"+49.301234567\"", "0301234567", contact("phone"), "registries' form"),
        row("\"+49.301234567\"", "\"+49.30123456789012345\"", contact("phone"), "registries' form"),
        row("jo@acme.example", "jo", contact("email"), "is not an e-mail"),
        row("city: Berlin", "city:", contact("city"), "is empty"),
        row("city: Berlin", "town: Berlin\n      city: x", contact("town"), "is not a key"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysWhatIsWrongWhereItStands(String good, String bad, String field, String message) {
    String text = Orders.registered().replaceFirst(Pattern.quote(good), quoted(bad));
    assertThat(text).isNotEqualTo(Orders.registered());

    Reading reading = reader.read(text, "acme.yaml");

    assertThat(reading.mistakes()).as(reading.sentences().toString()).hasSize(1);
    Mistake mistake = reading.mistakes().get(0);
    assertThat(mistake.field()).isEqualTo(field);
    assertThat(mistake.message()).contains(message);
    assertThat(mistake.remedy()).isNotBlank();
    assertThat(mistake.line()).isEqualTo(lineOf(text, bad));
    assertThat(mistake.in("acme.yaml")).doesNotContain("\n").doesNotContain("\u202e");
  }

  @Test
  void neverShowsAnAuthCodeThatWasWrittenInClear() {
    String text = Orders.registered().replace("price_limit: 20.00 EUR", "auth_code: S3cret-Code");

    assertThat(reader.read(text, "acme.yaml").sentences().toString()).doesNotContain("S3cret");
  }

  @Test
  void refusesTheSecretsOfOthers() {
    String text =
        Orders.registered()
            .replace("source: register", "source: transfer")
            .replace("price_limit: 20.00 EUR", "auth_code: ledger:other/code");

    assertThat(reader.read(text, "f").sentences())
        .containsExactly(
            "f:10:3: domain.auth_code: names a secret of somebody else; store it with longhaul"
                + " secret set and write ledger:acme/auth-code");
  }

  @Test
  void takesAnAuthCodeOfTheProjectOrOfTheDomain() {
    for (String subject : List.of("acme", "acme.example")) {
      String text =
          Orders.registered()
              .replace("source: register", "source: transfer")
              .replace("price_limit: 20.00 EUR", "auth_code: ledger:" + subject + "/code");
      assertThat(reader.read(text, "f").sentences()).isEmpty();
    }
  }

  private static Arguments app(String line, String key, String message) {
    return row("locale: de", "application: {" + line + "}", "application." + key, message);
  }

  private static Arguments row(String good, String bad, String field, String message) {
    return Arguments.of(good, bad, field, message);
  }

  private static String contact(String key) {
    return "domain.contacts.registrant." + key;
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  private static int lineOf(String text, String part) {
    return (int) text.substring(0, text.indexOf(part)).chars().filter(c -> c == '\n').count() + 1;
  }
}
