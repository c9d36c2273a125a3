package dev.longhaul.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person edits becomes part of the order. */
class OrderEditsTest {
  @Test
  void everyFieldGoesToItsPlace() {
    ProjectOrder edited =
        OrderEdits.apply(
            TestOrders.transfer(),
            Map.of(
                "price_limit", "25.00 EUR",
                "auth_code", "ledger:acme/second",
                "owner_email", "kim@acme.example",
                "repository", "https://git.example/other.git",
                "branch", "mended",
                "build_pack", "static",
                "port", "3000",
                "health_path", "/up"));
    assertThat(edited.domain().priceLimit()).isEqualTo(new Money(2500, "EUR"));
    assertThat(edited.domain().authCode()).isEqualTo(SecretRef.of("acme", "second"));
    assertThat(edited.ownerEmail()).isEqualTo("kim@acme.example");
    assertThat(edited.application())
        .isEqualTo(
            new AppWish(
                "https://git.example/other.git", "mended", "static", 3000, "/up", null, null));
  }

  @Test
  void everythingElseStaysAndAnApprovalIsNoPartOfAnOrder() {
    ProjectOrder order = TestOrders.transfer();
    assertThat(OrderEdits.apply(order, Map.of("approved_price", "120.00 EUR"))).isEqualTo(order);
  }
}
