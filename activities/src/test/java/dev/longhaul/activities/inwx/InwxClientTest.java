package dev.longhaul.activities.inwx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.inwx.wire.Contact;
import dev.longhaul.activities.inwx.wire.ZoneList.ListedZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InwxClientTest {
  private final InwxWorld world = new InwxWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void findsContacts() {
    long id = world.inwx.contact("Jo Doe", "jo@acme.example");
    assertThat(world.client.listContacts("jo@acme").contact())
        .extracting(Contact::id)
        .containsExactly(id);
    assertThat(world.client.findContact(id)).map(Contact::name).contains("Jo Doe");
    assertThat(world.client.findContact(4711)).isEmpty();
  }

  @Test
  void listsZones() {
    world.inwx.owns("base.example").owns("other.test");
    assertThat(world.client.listZones("*.example", 1).domains())
        .extracting(ListedZone::domain)
        .containsExactly("base.example");
  }

  @Test
  void readsTimesAndStatusOfADomain() {
    world.inwx.owns("base.example");
    assertThat(world.client.findDomain("base.example"))
        .hasValueSatisfying(
            domain -> {
              assertThat(domain.status()).isEqualTo("OK");
              assertThat(domain.exDate().at()).isAfter(domain.crDate().at());
            });
  }
}
