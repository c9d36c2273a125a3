package dev.longhaul.worker.dns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.RecordWish;
import dev.longhaul.dns.RecordWish.Action;
import dev.longhaul.dns.RecordWishes;
import dev.longhaul.domains.DomainName;
import dev.longhaul.orders.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests, all mistakes at once. Version 1 is D-07 to the letter: {@code context} and one
 * {@code resource}. Version 2 adds a zone, several resources, actions, {@code force} and {@code
 * dry_run}; what is a request of version 1 is one of version 2 too.
 */
public final class RequestDocument {
  private static final List<String> V1 = List.of("context", "resource");
  private static final List<String> V2 =
      List.of(
          "context",
          "resource",
          "resources",
          "zone",
          "request_id",
          "force",
          "dry_run",
          "zone_version");

  private final DnsRequestSettings settings;

  public RequestDocument(DnsRequestSettings settings) {
    this.settings = settings;
  }

  /**
   * What came with the document.
   *
   * @param requestId used when the document names none
   * @param source used when the document names none
   * @param boundTo the account that the sender may act for; null: any
   * @param zoneVersion the version that the zone must still have; null: any
   */
  public record Envelope(
      String requestId, String source, @Nullable String boundTo, @Nullable String zoneVersion) {}

  /** A request, or its mistakes. */
  public record Reading(Optional<DnsOrder> order, boolean dryRun, List<Mistake> mistakes) {}

  public Reading versionOne(ObjectNode document, Envelope envelope) {
    return read(JsonPart.of(document).knowing(V1), envelope);
  }

  public Reading versionTwo(ObjectNode document, Envelope envelope) {
    return read(JsonPart.of(document).knowing(V2), envelope);
  }

  private Reading read(JsonPart body, Envelope envelope) {
    DomainName zone = body.read("zone", 253, DomainName::new);
    JsonPart context = body.part("context").knowing(List.of("account_id", "source"));
    String account = account(context, envelope.boundTo());
    String source = context.text("source", 50);
    String id = body.read("request_id", 100, DnsOrder::checkId);
    List<RecordWish> wishes = wishes(body, zone);
    String version = body.text("zone_version", 100);
    boolean force = body.flag("force");
    boolean dryRun = body.flag("dry_run");
    if (body.mistakes().isEmpty()) {
      RecordWishes.complaint(wishes).ifPresent(what -> body.wrong("resources", what, "correct it"));
    }
    if (!body.mistakes().isEmpty()) {
      return new Reading(Optional.empty(), dryRun, body.mistakes());
    }
    DnsOrder order =
        new DnsOrder(
            id == null ? envelope.requestId() : id,
            account,
            source == null ? envelope.source() : source,
            settings.registrar(),
            zone,
            wishes,
            force,
            envelope.zoneVersion() == null ? version : envelope.zoneVersion(),
            settings.patience());
    return new Reading(Optional.of(order), dryRun, List.of());
  }

  private static @Nullable String account(JsonPart context, @Nullable String boundTo) {
    String account = context.text("account_id", 100);
    if (boundTo != null && account != null && !account.equals(boundTo)) {
      context.wrong("account_id", "is not the account of this token", "use " + boundTo);
    }
    return account == null ? boundTo : account;
  }

  private static List<RecordWish> wishes(JsonPart body, @Nullable DomainName zone) {
    if (body.has("resource") == body.has("resources")) {
      body.wrong("resource", "is needed, or resources with several", "send one of them");
      return List.of();
    }
    List<JsonPart> parts =
        body.has("resource")
            ? List.of(body.part("resource"))
            : body.parts("resources", RecordWishes.MOST);
    List<RecordWish> wishes = new ArrayList<>();
    for (JsonPart part : parts) {
      Optional.ofNullable(new ResourceDocument(part, zone).read()).ifPresent(wishes::add);
    }
    return wishes;
  }

  /** The action of a resource that names none. */
  static Action usual() {
    return Action.CREATE;
  }
}
