package dev.longhaul.activities.inwx;

import dev.longhaul.activities.inwx.wire.DomainList;
import dev.longhaul.activities.inwx.wire.HeldDomain;
import dev.longhaul.activities.inwx.wire.Polled;
import dev.longhaul.activities.inwx.wire.QueuedMessage;
import java.util.Map;
import java.util.Optional;

/**
 * INWX's calls about moving domains, its message queue and its list of domains; like {@link
 * InwxClient}, with the same account and session.
 */
public final class InwxTransfers {
  private final InwxCalls calls;
  private final InwxWire wire;

  InwxTransfers(InwxCalls calls, InwxWire wire) {
    this.calls = calls;
    this.wire = wire;
  }

  /** {@code domain.info}; empty when the account does not know the name. */
  Optional<HeldDomain> find(String domain) {
    try {
      return Optional.of(
          read("domain.info", Map.of("domain", domain, "wide", 1), HeldDomain.class));
    } catch (InwxException e) {
      if (e.result() == InwxCode.ABSENT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * {@code domain.transfer}: asks for the domain; the price comes due when it succeeds. Returns
   * whether it has yet to succeed (code 1001).
   */
  boolean transfer(Map<String, ?> params) {
    return calls.call("domain.transfer", params).code() == InwxCode.PENDING;
  }

  /** {@code domain.transfercancel}. */
  void cancel(String domain) {
    calls.call("domain.transfercancel", Map.of("domain", domain));
  }

  /** {@code domain.update}. */
  void update(Map<String, ?> params) {
    calls.call("domain.update", params);
  }

  /** {@code domain.list}: one page, by name. */
  DomainList list(int page, int limit) {
    Map<String, Object> params = Map.of("page", page, "pagelimit", limit, "order", "DOMAINASC");
    return read("domain.list", params, DomainList.class);
  }

  /** {@code message.poll}: the first message, which stays the first until it is acknowledged. */
  Optional<QueuedMessage> poll() {
    InwxReply reply = calls.call("message.poll", Map.of());
    if (reply.code() == InwxCode.NO_MESSAGES || !reply.data().isObject()) {
      return Optional.empty();
    }
    return Optional.ofNullable(wire.read("message.poll", reply.data(), Polled.class).msg());
  }

  /** {@code message.ack}; one that is gone already is fine. */
  void acknowledge(long id) {
    try {
      calls.call("message.ack", Map.of("id", id));
    } catch (InwxException e) {
      if (e.result() != InwxCode.ABSENT) {
        throw e;
      }
    }
  }

  private <T> T read(String method, Map<String, ?> params, Class<T> type) {
    return wire.read(method, calls.call(method, params).data(), type);
  }
}
