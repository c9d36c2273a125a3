package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.activities.postgres.AuditTrail;
import dev.longhaul.activities.postgres.DomainQueries;
import dev.longhaul.activities.postgres.LedgerVendors;
import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.ProjectQueries;
import dev.longhaul.activities.postgres.RequestKeys;
import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.activities.postgres.ServerRegistry;
import dev.longhaul.activities.postgres.StuckOperations;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** What the routes read from the ledger and write to it themselves. */
public record ApiLedger(
    OperationQueries operations,
    ProjectQueries projects,
    DomainQueries domains,
    ServerRegistry servers,
    SecretStore secrets,
    ApiTokens tokens,
    RequestKeys requestKeys,
    AuditTrail audit,
    LedgerVendors vendors,
    StuckOperations stuck) {

  /** Longer than any request is handled: besides its waits, a start or a decision in seconds. */
  private static final Duration LONGEST_REQUEST = Deadline.LONGEST_WAIT.multipliedBy(2);

  /** Everything on one {@link Jdbi}. */
  public static ApiLedger on(Jdbi jdbi, SecretStore secrets) {
    return new ApiLedger(
        new OperationQueries(jdbi),
        new ProjectQueries(jdbi),
        new DomainQueries(jdbi),
        new ServerRegistry(jdbi),
        secrets,
        new ApiTokens(jdbi),
        new RequestKeys(jdbi, LONGEST_REQUEST),
        new AuditTrail(jdbi),
        new LedgerVendors(jdbi),
        new StuckOperations(jdbi));
  }
}
