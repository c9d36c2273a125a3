package dev.longhaul.dns;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OrderDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A DNS request, validated (D-06, D-07).
 *
 * @param requestId unique for ever
 * @param accountId whose request it is; may be null
 * @param source {@code api}, {@code kafka}, or what the sender calls itself
 * @param registrar task queue of the account that hosts the zone
 * @param zone null: the zone that holds the names
 * @param force overrules the guard and the ownership of records
 * @param zoneVersion the version that the zone must still have; null: any
 * @param patience how long the nameservers may lag
 */
public record DnsOrder(
    String requestId,
    @Nullable String accountId,
    String source,
    String registrar,
    @Nullable DomainName zone,
    List<RecordWish> wishes,
    boolean force,
    @Nullable String zoneVersion,
    Duration patience) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /**
   * The text, once it can be a request id.
   *
   * @throws IllegalArgumentException with what completes "request id ..."
   */
  public static String checkId(@Nullable String text) {
    if (text == null || !ID.matcher(text).matches()) {
      throw new IllegalArgumentException("is not 1 to 100 letters, digits, dots, dashes or _");
    }
    return text;
  }

  /** What it asks for, wherever it came from: the same again has the same digest. */
  public String digest() {
    return OrderDigest.of(Arrays.asList(accountId, zone, wishes, force, zoneVersion));
  }

  /** For lists and logs. */
  public String title() {
    return "change DNS of " + RecordWishes.names(wishes);
  }
}
