package dev.longhaul.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import dev.longhaul.projects.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P-14: the catalogue is checked like an order. */
class CatalogueReaderTest {
  private final CatalogueReader reader = new CatalogueReader();

  @Test
  void readsTheExample() {
    Path example = Path.of(System.getProperty("longhaul.root"), "examples", "catalog.yaml");

    CatalogueReading reading = reader.read(example);

    assertThat(reading.sentences()).isEmpty();
    Catalogue catalogue = reading.catalogue();
    assertThat(catalogue.baseDomains()).containsExactly(new DomainName("customers.example"));
    assertThat(catalogue.projectTypes()).containsOnlyKeys("website", "blog", "shop");
    assertThat(catalogue.bundles().get("selling").plugins()).contains("payments");
    assertThat(catalogue.plans().get("small").domainPrice()).isEqualTo(new Money(1500, "EUR"));
    assertThat(catalogue.limits().plugins()).isEqualTo(20);
  }

  @Test
  void tellsAllMistakesAtOnceInTheOrderOfTheText() {
    String text =
        """
        base_domain: [sites.example]
        base_domains: [10.0.0.1]
        project_types:
          web site: {}
          blog:
          shop: {bundles: [sellin]}
        bundles:
          selling:
            price: 19 Euro
        plans:
          small: {price: 1.00 EUR, plugins: 0}
        bundles: {}
        """;

    assertThat(reader.read(text, "c.yaml").sentences())
        .containsExactly(
            "c.yaml:1:1: base_domain: is not a key of a catalogue; did you mean base_domains?",
            "c.yaml:2:16: base_domains[0]: '10.0.0.1' is an address, not a name;"
                + " write a name like sites.example",
            "c.yaml:4:3: project_types.web site: is not a word; use letters, digits, - and _",
            "c.yaml:5:3: project_types.blog: is empty; write a value, or remove it",
            "c.yaml:6:20: project_types.shop.bundles[0]: 'sellin' is not a bundle of this"
                + " catalogue; did you mean selling?",
            "c.yaml:8:3: bundles.selling.plugins: is missing;"
                + " write it, for example plugins: [payments, newsletter]",
            "c.yaml:9:5: bundles.selling.price: '19 Euro' is not an amount;"
                + " write it like 20.00 EUR, with an ISO 4217 currency",
            "c.yaml:11:28: plans.small.plugins: '0' does not have the right form;"
                + " for example plugins: 8",
            "c.yaml:12:1: bundles: stands here a second time, the first is in line 7;"
                + " keep one of the two");
  }

  @Test
  void refusesWhatIsNoCatalogueAtAll(@TempDir Path folder) throws Exception {
    assertThat(reader.read(folder).sentences().toString()).contains("is not a file");
    Path bomb = Files.writeString(folder.resolve("bomb.yaml"), "a: &a [x]\nb: [*a, *a]\n");
    assertThat(reader.read(bomb).sentences().toString()).contains("anchors and aliases");
    Path huge = Files.writeString(folder.resolve("huge.yaml"), "#".repeat(70_000));
    assertThat(reader.read(huge).sentences().toString()).contains("longer than 64 KiB");
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, 0x00});
    assertThat(reader.read(binary).sentences().toString()).contains("is not UTF-8 text");
    assertThat(reader.read("- a\n- b\n", "list.yaml").sentences().toString())
        .contains("this is not a catalogue");
  }
}
