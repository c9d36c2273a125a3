package dev.longhaul.activities.acting;

import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.RegistrarNews;
import dev.longhaul.domains.TransferMeaning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a registrar account says, as the ledger keeps it (D-05, D-13). All is safe to repeat. */
public interface RegistrarLedger {
  /** Keeps a message for ever, and what it says about a transfer that is waited for. */
  void enter(String account, Received message);

  /** The message reached the operation of its domain. */
  void delivered(String account, long id, DomainName domain);

  /** The queue was read to its end. */
  void drained(String account, Instant at);

  /** Whether the list of domains should be read, or reminders sent. */
  RegistrarNews due(String account, Instant now, Duration reconcileEvery, Duration careEvery);

  /** Domains as one page of the list shows them. */
  void seen(String account, List<Listed> domains, Instant at);

  /** Transfers that are waited for and that the list of {@code since} names; their words now. */
  List<Waiting> found(String account, Instant since);

  /**
   * Transfers asked for before {@code since} that the list read since then does not name, or of
   * which a refusal has come since they were asked for.
   */
  List<DomainName> doubtful(String account, Instant since);

  /** The list was read to its end: what was not seen since is no longer in the account. */
  void reconciled(String account, Instant since);

  /** Reminders were sent. */
  void cared(String account, Instant at);

  /** {@code object} is a domain's name in most messages. */
  record Received(
      long id,
      String type,
      String object,
      String status,
      TransferMeaning meaning,
      String details,
      Instant at) {}

  /** A line of the account's list of domains. */
  record Listed(
      DomainName name,
      String status,
      TransferMeaning meaning,
      boolean ours,
      @Nullable Instant expiresAt,
      @Nullable String renewalMode,
      @Nullable Boolean transferLock,
      @Nullable String verification) {}

  /** A transfer that is waited for, with the word that the list shows. */
  record Waiting(DomainName domain, String status, Instant requestedAt) {}
}
