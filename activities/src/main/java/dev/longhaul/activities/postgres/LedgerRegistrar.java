package dev.longhaul.activities.postgres;

import dev.longhaul.activities.acting.RegistrarLedger;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.RegistrarNews;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.domains.TransferMeaning;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The registrar's messages and its list of domains, in the ledger. */
public final class LedgerRegistrar implements RegistrarLedger {
  /** A refusal may be about an earlier request: that a look tells. */
  private static final Set<TransferMeaning> ABOUT_THE_WAIT =
      EnumSet.of(
          TransferMeaning.UNDER_WAY,
          TransferMeaning.NEEDS_APPROVAL,
          TransferMeaning.COMPLETED,
          TransferMeaning.UNKNOWN);

  private final Jdbi jdbi;

  public LedgerRegistrar(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void enter(String account, Received message) {
    jdbi.useTransaction(
        handle -> {
          TransferSql sql = handle.attach(TransferSql.class);
          sql.enter(account, message);
          if (ABOUT_THE_WAIT.contains(message.meaning())) {
            sql.said(message.object(), account, message.status(), message.meaning(), message.at());
          }
        });
  }

  @Override
  public void delivered(String account, long id, DomainName domain) {
    jdbi.useExtension(
        TransferSql.class, sql -> sql.delivered(account, id, TransferDomainWorkflow.id(domain)));
  }

  @Override
  public void drained(String account, Instant at) {
    jdbi.useExtension(TransferSql.class, sql -> sql.drained(account, at));
  }

  @Override
  public RegistrarNews due(
      String account, Instant now, Duration reconcileEvery, Duration careEvery) {
    TransferSql.Due due =
        jdbi.withExtension(
                TransferSql.class,
                sql -> sql.due(account, now.minus(reconcileEvery), now.minus(careEvery)))
            .orElse(new TransferSql.Due(true, true));
    return new RegistrarNews(0, due.reconcileDue(), due.careDue());
  }

  @Override
  public void seen(String account, List<Listed> domains, Instant at) {
    jdbi.useTransaction(
        handle -> {
          TransferSql sql = handle.attach(TransferSql.class);
          sql.seen(domains, account, at);
          sql.words(domains, account);
        });
  }

  @Override
  public List<Waiting> found(String account, Instant since) {
    return jdbi.withExtension(TransferSql.class, sql -> sql.found(account, since));
  }

  @Override
  public List<DomainName> doubtful(String account, Instant since) {
    return jdbi.withExtension(TransferSql.class, sql -> sql.doubtful(account, since));
  }

  @Override
  public void reconciled(String account, Instant since) {
    jdbi.useTransaction(
        handle -> {
          TransferSql sql = handle.attach(TransferSql.class);
          sql.gone(account, since);
          sql.reconciled(account, since);
        });
  }

  @Override
  public void cared(String account, Instant at) {
    jdbi.useExtension(TransferSql.class, sql -> sql.cared(account, at));
  }
}
