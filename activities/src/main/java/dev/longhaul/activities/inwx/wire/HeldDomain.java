package dev.longhaul.activities.inwx.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A domain as {@code domain.info} and {@code domain.list} show it; what a registration under way
 * does not have yet is null.
 *
 * @param transferLock 0 and 1, or a boolean
 */
public record HeldDomain(
    String domain,
    @Nullable String status,
    @Nullable DateTime exDate,
    @Nullable String renewalMode,
    @Nullable JsonNode transferLock,
    List<String> ns,
    @Nullable String verificationStatus,
    @Nullable String registrantVerificationStatus) {
  public HeldDomain {
    ns = ns == null ? List.of() : List.copyOf(ns);
  }

  public String word() {
    return status == null ? "" : status;
  }

  public boolean locked() {
    return transferLock != null && transferLock.asBoolean(transferLock.asInt(0) == 1);
  }

  /** Whether the person behind it has confirmed the address, in the registrar's word. */
  public @Nullable String verification() {
    return registrantVerificationStatus == null ? verificationStatus : registrantVerificationStatus;
  }
}
