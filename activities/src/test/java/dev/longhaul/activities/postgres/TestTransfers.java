package dev.longhaul.activities.postgres;

import dev.longhaul.domains.DomainName;
import java.time.Instant;

/** Transfers that wait, as the registrar's watcher has noted them. */
public final class TestTransfers {

  private TestTransfers() {}

  /** A transfer of {@code owner@acme.example}. */
  public static void add(
      Ledger ledger,
      String account,
      DomainName domain,
      String meaning,
      Instant requested,
      Instant deadline) {
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into domain_transfers
                      (domain, account, operation, fence, sequence, state, words, meaning,
                       owner_email, locale, requested_at, deadline)
                    values (?, ?, ?, 1, 1, 'PENDING',
                      'TRANSFER WAITING', ?, 'owner@acme.example', 'en', ?, ?)
                    """,
                    domain.value(),
                    account,
                    "domain:" + domain,
                    meaning,
                    requested,
                    deadline));
  }
}
