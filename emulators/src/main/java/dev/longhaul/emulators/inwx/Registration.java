package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A domain in the account. Its status follows from the clock. */
final class Registration {
  final long roId;
  final String domain;
  final Instant requestedAt;
  final Duration wait;
  final String period;
  final String authCode;
  Instant updatedAt;
  String renewalMode = "AUTORENEW";
  String transferMode = "DEFAULT";
  boolean transferLock = true;
  long registrant;
  long admin;
  long tech;
  long billing;
  List<String> nameservers;
  boolean rejectedByRegistry;
  @Nullable TransferIn transfer;
  String verification = "VERIFIED";

  @JsonCreator
  Registration(
      @JsonProperty("roId") long roId,
      @JsonProperty("domain") String domain,
      @JsonProperty("requestedAt") Instant requestedAt,
      @JsonProperty("wait") Duration wait,
      @JsonProperty("period") String period,
      @JsonProperty("nameservers") List<String> ns) {
    this.roId = roId;
    this.domain = domain;
    this.requestedAt = requestedAt;
    this.updatedAt = requestedAt;
    this.wait = wait;
    this.period = period;
    this.nameservers = List.copyOf(ns);
    this.authCode = "auth-" + Long.toString(roId, 36);
  }

  /** The vendor's own status word at the moment. */
  String status(Instant now) {
    if (transfer != null) {
      return transfer.status();
    }
    if (now.isBefore(requestedAt.plus(wait.dividedBy(2)))) {
      return "REG REQUESTED";
    }
    if (now.isBefore(requestedAt.plus(wait))) {
      return "REG INITIATED";
    }
    return rejectedByRegistry ? "REG FAILED" : "OK";
  }

  boolean active(Instant now) {
    return status(now).equals("OK");
  }

  boolean failed(Instant now) {
    return status(now).equals("REG FAILED");
  }

  Instant expiresAt() {
    int years = period.endsWith("Y") ? Integer.parseInt(period.replace("Y", "")) : 0;
    Instant start = requestedAt.plus(wait);
    return years == 0
        ? start.atZone(ZoneOffset.UTC).plusMonths(1).toInstant()
        : start.atZone(ZoneOffset.UTC).plusYears(years).toInstant();
  }
}
