package dev.longhaul.activities.inwx.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One name of {@code domain.check}.
 *
 * @param avail 1 free, 0 taken, anything else unknown
 * @param reason why the name is invalid, or null
 * @param price in the account's currency, or null
 * @param premium an object with prices and currency; an empty list when not premium
 */
public record Offer(
    String domain,
    int avail,
    String status,
    @Nullable String reason,
    @Nullable BigDecimal price,
    JsonNode premium) {
  public Offer {
    premium = premium == null ? MissingNode.getInstance() : premium;
  }

  public boolean isPremium() {
    return premium.isObject() && !premium.isEmpty();
  }

  /**
   * What a premium name costs; missing when the registrar does not say.
   *
   * @param what {@code create} for its first year, {@code transfer} for moving it
   */
  public JsonNode premiumPrice(String what) {
    return premium.at("/prices/" + what + "/price");
  }

  public String premiumCurrency() {
    return premium.path("currency").asText("");
  }
}
