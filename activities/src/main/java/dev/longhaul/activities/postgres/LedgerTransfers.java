package dev.longhaul.activities.postgres;

import dev.longhaul.activities.acting.TransferLedger;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.TransferEnd;
import dev.longhaul.domains.TransferLedgerActivities;
import dev.longhaul.domains.TransferMeaning;
import dev.longhaul.domains.TransferRequest;
import dev.longhaul.domains.TransferSettlement;
import dev.longhaul.domains.TransferStanding;
import dev.longhaul.domains.TransferState;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.SecretRef;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Transfers in {@code domain_transfers}; their auth codes are forgotten with their end. */
public final class LedgerTransfers implements TransferLedger, TransferLedgerActivities {
  private final FencedLedger fenced;
  private final SecretStore secrets;

  public LedgerTransfers(Jdbi jdbi, SecretStore secrets) {
    this.fenced = new FencedLedger(jdbi);
    this.secrets = secrets;
  }

  @Override
  public void waiting(
      Fence fence, String account, TransferRequest request, TransferStanding standing) {
    fenced.run(
        fence,
        handle ->
            handle
                .attach(TransferSql.class)
                .waiting(
                    request.order().domain(),
                    account,
                    standing.words(),
                    standing.meaning(),
                    request.order().ownerEmail(),
                    request.order().locale(),
                    request.deadline(),
                    fence));
  }

  @Override
  public void completed(Fence fence, TransferSettlement settlement, TransferStanding standing) {
    fenced.run(
        fence,
        handle -> {
          handle
              .attach(TransferSql.class)
              .ended(
                  settlement.domain(),
                  TransferState.COMPLETED,
                  standing.words(),
                  TransferMeaning.COMPLETED,
                  fence);
          forget(handle, fence, settlement.authCodes());
        });
  }

  @Override
  public void end(Fence fence, TransferEnd end) {
    fenced.run(
        fence,
        handle -> {
          handle
              .attach(TransferSql.class)
              .ended(end.domain(), end.state(), end.words(), meaning(end.state()), fence);
          forget(handle, fence, end.authCodes());
        });
  }

  private static TransferMeaning meaning(TransferState end) {
    return switch (end) {
      case COMPLETED -> TransferMeaning.COMPLETED;
      case CANCELLED -> TransferMeaning.CANCELLED;
      case FAILED, PENDING -> TransferMeaning.FAILED;
    };
  }

  @Override
  public void deadline(Fence fence, DomainName domain, Instant deadline) {
    fenced.run(fence, handle -> handle.attach(TransferSql.class).deadline(domain, deadline, fence));
  }

  private void forget(Handle handle, Fence fence, List<SecretRef> codes) {
    codes.forEach(code -> secrets.forget(handle, fence, code));
  }
}
