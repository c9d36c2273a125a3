package dev.longhaul.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.projects.AppWish;
import dev.longhaul.projects.DomainSource;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ServerWish;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReaderTest {
  private static final Path EXAMPLES = Path.of(System.getProperty("longhaul.root"), "examples");
  private final OrderReader reader = new OrderReader();

  @Test
  void readsAWholeOrder() {
    ProjectOrder order = OrderFile.read(EXAMPLES.resolve("acme.yaml")).order();

    assertThat(order.slug().value()).isEqualTo("acme");
    assertThat(order.ownerEmail()).isEqualTo("owner@acme.example");
    assertThat(order.plugins()).containsExactly("newsletter");
    assertThat(order.domain().source()).isEqualTo(DomainSource.REGISTER);
    assertThat(order.domain().priceLimit()).isEqualTo(Money.parse("20.00 EUR"));
    assertThat(order.domain().contacts().registrant().postalCode()).isEqualTo("10115");
    assertThat(order.domain().contacts().billing())
        .isEqualTo(order.domain().contacts().registrant());
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme.yaml", "blog.yaml", "shop.yaml"})
  void readsWhatItWroteAsJson(String example) throws Exception {
    Reading reading = OrderFile.read(EXAMPLES.resolve(example));
    assertThat(reading.sentences()).isEmpty();

    String json = Json.mapper().writeValueAsString(reading.order());
    Reading again = reader.read(json, "body");

    assertThat(again.sentences()).isEmpty();
    assertThat(again.order()).isEqualTo(reading.order());
  }

  @Test
  void takesNumbersInYamlAsTheyAreWritten() {
    Reading reading =
        reader.read(
            Orders.registered()
                .replace("\"10115\"", "02115")
                .replace("\"+49.301234567\"", "+49.3012345670"),
            "acme.yaml");

    assertThat(reading.sentences()).isEmpty();
    assertThat(reading.order().domain().contacts().registrant().postalCode()).isEqualTo("02115");
    assertThat(reading.order().domain().contacts().registrant().phone())
        .isEqualTo("+49.3012345670");
  }

  @Test
  void readsAnAmountInMinorUnits() {
    String text = Orders.registered().replace("20.00 EUR", "{minor: 2000, currency: EUR}");

    assertThat(reader.read(text, "f").sentences()).isEmpty();
    assertThat(reader.read(text, "f").order().domain().priceLimit())
        .isEqualTo(Money.parse("20.00 EUR"));
  }

  @Test
  void anOrderWithoutADomainIsADraft() {
    Reading reading = reader.read(Orders.registered().split("domain:")[0], "acme.yaml");

    assertThat(reading.sentences()).isEmpty();
    assertThat(reading.order().domain()).isNull();
    assertThat(reading.order().title()).isEqualTo("acme");
  }

  @Test
  void readsTheApplicationAndWhatTheRegistryAsksFor() {
    String text =
        Orders.registered()
                .replace(
                    "  price_limit",
                    "  ext_data: {VAT-NUMBER: DE123, ACCEPT-TRUSTEE-TAC: true}\n  price_limit")
            + """
              bundle: starter
              time_zone: Europe/Vienna
              application:
                build_pack: dockerfile
                port: 3000
                health_path: /status/live
                environment: {SHOP_MODE: "on", B: b}
                secrets: {PAYMENT_KEY: "ledger:acme/payment"}
              """;

    Reading reading = reader.read(text, "acme.yaml");

    assertThat(reading.sentences()).isEmpty();
    AppWish wish = reading.order().application();
    assertThat(wish.port()).isEqualTo(3000);
    assertThat(wish.environment()).containsExactly(entry("SHOP_MODE", "on"), entry("B", "b"));
    assertThat(wish.secrets()).containsEntry("PAYMENT_KEY", SecretRef.of("acme", "payment"));
    assertThat(reading.order().domain().extData())
        .containsExactly(entry("VAT-NUMBER", "DE123"), entry("ACCEPT-TRUSTEE-TAC", "true"));
    assertThat(reading.order().timeZone()).isEqualTo("Europe/Vienna");
  }

  @Test
  void refusesNumbersInJsonWhereTextIsMeant() {
    Reading reading = reader.read("{\"slug\": 12}", "body");

    assertThat(reading.sentences())
        .contains("body:1:2: slug: must be text; for example slug: acme");
  }

  @Test
  void readsJsonWithTabsAndEscapes() {
    String json =
        "{\n\t\"slug\": \"acme\",\n\t\"name\": \"A\\u00e4 \\/ \\ud83d\\ude00\","
            + "\"owner_email\":\"a@b.example\",\"project_type\":\"x\",\n"
            + "\t\"locale\": null,\n"
            + "\t\"domain\":{\"name\":\"acme.example\",\"source\":\"existing\"}\n}\n\t\n";

    Reading reading = reader.read(json, "body");

    assertThat(reading.sentences()).isEmpty();
    assertThat(reading.order().name()).isEqualTo("A\u00e4 / \ud83d\ude00");
    assertThat(reading.order().locale()).isEqualTo("de");
  }

  @Test
  void readsTheLabelThatTheServerMustHave() {
    Reading reading =
        reader.read(Orders.registered() + "server:\n  label: room=north\n", "acme.yaml");

    assertThat(reading.sentences()).isEmpty();
    assertThat(reading.order().server()).isEqualTo(new ServerWish("room=north"));
    assertThat(reader.read(Orders.registered() + "server:\n  label: north\n", "f").sentences())
        .singleElement()
        .asString()
        .contains("server.label: 'north' does not have the right form; for example label: room=");
  }

  @Test
  void convertsInternationalNames() {
    Reading reading =
        reader.read(
            Orders.registered().replace("name: acme.example", "name: Bücher.Example."), "f");

    assertThat(reading.sentences()).isEmpty();
    assertThat(reading.order().domain().name()).isEqualTo(new DomainName("xn--bcher-kva.example"));
  }

  @Test
  void tellsAllMistakesAtOnceInTheOrderOfTheText() {
    String text =
        """
        slug: Acme
        naem: Acme GmbH
        owner_email: nobody
        project_type: website
        bundle: gold
        locale: fr
        domain:
          name: ac_me.example
          source: regster
          price_limit: 20 Euro
          contacts:
            registrant:
              name: Jo
              street: Weg 1
              postal_code: 10115
              city: Berlin
              country_code: UK
              phone: 030 1234567
        slug: acme
        """;

    assertThat(reader.read(text, "acme.yaml").sentences())
        .containsExactly(
            "acme.yaml:1:1: slug: 'Acme' does not have the right form; for example slug: acme",
            "acme.yaml:1:1: name: is missing; write it, for example name: Acme GmbH",
            "acme.yaml:2:1: naem: is not a key of an order; did you mean name?",
            "acme.yaml:3:1: owner_email: 'nobody' is not an e-mail address;"
                + " write one address, like owner@acme.example",
            "acme.yaml:6:1: locale: 'fr' is not a choice; use one of de, en",
            "acme.yaml:8:3: domain.name: 'ac_me.example' has an underscore,"
                + " which host names cannot have; write a name like acme.example",
            "acme.yaml:9:3: domain.source: 'regster' is not a choice; did you mean register?",
            "acme.yaml:10:3: domain.price_limit: '20 Euro' is not an amount;"
                + " write it like 20.00 EUR, with an ISO 4217 currency",
            "acme.yaml:12:5: domain.contacts.registrant.email: is missing;"
                + " write it, for example email: jo@acme.example",
            "acme.yaml:17:7: domain.contacts.registrant.country_code: 'UK' is not an ISO country"
                + " code in upper case; write two letters, like DE",
            "acme.yaml:18:7: domain.contacts.registrant.phone: '030 1234567' is not in the"
                + " registries' form; write + country code, a dot and the number, like"
                + " +49.301234567",
            "acme.yaml:19:1: slug: stands here a second time, the first is in line 1;"
                + " keep one of the two");
  }

  @Test
  void keepsTheTextOfMistakesForPrograms() {
    Mistake mistake = reader.read("slug:\n", "body").mistakes().get(0);

    assertThat(reader.read("slug:\n", "body").order()).isNull();
    assertThat(reader.read("slug:\n", "body").mistakes())
        .extracting(Mistake::field)
        .isEqualTo(List.of("slug", "name", "owner_email", "project_type"));
    assertThat(mistake)
        .isEqualTo(new Mistake("slug", 1, 1, "is empty", "write it, for example slug: acme"));
  }
}
