package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.SettleTime;
import dev.longhaul.activities.http.HttpClients;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One INWX account.
 *
 * @param account its task queue, such as {@code inwx-live}
 * @param api the JSON-RPC address, {@code https://api.domrobot.com/jsonrpc/}
 * @param totpSecret the second factor's secret in base 32, when the account has one
 * @param currency in which the account is charged
 * @param nameservers for domains and zones whose order names none
 * @param poll between two looks at a pending registration
 */
public record InwxSettings(
    String account,
    URI api,
    String username,
    Secret password,
    Optional<Secret> totpSecret,
    String currency,
    List<DomainName> nameservers,
    Duration poll,
    SettleTime settle,
    Duration callTimeout) {

  /** INWX's own nameservers. */
  public static final List<DomainName> OWN_NAMESERVERS =
      Stream.of("ns.inwx.de", "ns2.inwx.de", "ns3.inwx.eu").map(DomainName::new).toList();

  /**
   * The second factor's secret as it is, once codes could be made with it.
   *
   * @throws IllegalArgumentException with a sentence that shows nothing of it
   */
  public static Secret secondFactor(String base32) {
    Secret secret = new Secret(base32);
    new Totp(secret);
    return secret;
  }

  /** An account without a second factor, with every default. */
  public static InwxSettings of(String account, URI api, String username, Secret password) {
    return new InwxSettings(
        account,
        api,
        username,
        password,
        Optional.empty(),
        "EUR",
        OWN_NAMESERVERS,
        Duration.ofSeconds(15),
        SettleTime.DEFAULT,
        HttpClients.CALL);
  }
}
