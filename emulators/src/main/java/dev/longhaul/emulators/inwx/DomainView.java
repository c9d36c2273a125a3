package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A domain as domain.info and domain.list show it. */
final class DomainView {
  private DomainView() {}

  /** The single view shows a little more than the list. */
  static ObjectNode alone(Registration domain, InwxState state) {
    ObjectNode node = of(domain, state);
    node.putArray("domainFlags");
    return node;
  }

  static ObjectNode of(Registration domain, InwxState state) {
    ObjectNode node = InwxAnswer.data();
    node.put("roId", domain.roId);
    node.put("domain", domain.domain);
    node.put("domain-ace", domain.domain);
    node.put("period", domain.period);
    node.set("crDate", VendorTime.of(domain.requestedAt));
    node.set("upDate", VendorTime.of(domain.updatedAt));
    if (domain.active(state.now())) {
      node.set("exDate", VendorTime.of(domain.expiresAt()));
      node.set("reDate", VendorTime.of(domain.expiresAt()));
    }
    node.put("transferLock", domain.transferLock ? 1 : 0);
    node.put("status", domain.status(state.now()));
    node.put("authCode", domain.authCode);
    node.put("renewalMode", domain.renewalMode);
    node.put("transferMode", domain.transferMode);
    node.put("registrant", domain.registrant);
    node.put("admin", domain.admin);
    node.put("tech", domain.tech);
    node.put("billing", domain.billing);
    ArrayNode ns = node.putArray("ns");
    domain.nameservers.forEach(ns::add);
    node.put("noDelegation", 0);
    node.put("verificationStatus", domain.verification);
    return node;
  }
}
