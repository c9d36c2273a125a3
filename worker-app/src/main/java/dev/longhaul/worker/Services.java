package dev.longhaul.worker;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.coolify.CoolifyClient;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.http.VendorPulse;
import dev.longhaul.activities.inwx.InwxClient;
import dev.longhaul.activities.postgres.Breaker;
import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.LedgerAccountSessions;
import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.activities.postgres.Vault;
import dev.longhaul.worker.config.WorkerSettings;
import java.util.function.UnaryOperator;

/** What both roles share: the ledger, its secrets, and the vendors' clients. */
record Services(
    Ledger ledger,
    SecretStore secrets,
    Acting acting,
    Trust trust,
    InwxClient inwx,
    CoolifyClient coolify)
    implements AutoCloseable {

  /** Opens and migrates the ledger, waiting bounded for PostgreSQL. */
  static Services open(WorkerSettings settings) {
    return open(settings, UnaryOperator.identity());
  }

  /** The same, with figures about the calls to vendors. */
  static Services open(WorkerSettings settings, UnaryOperator<VendorPulse> measured) {
    Vault vault = new Vault(settings.masterKey());
    Trust trust = settings.extraCa().map(Trust::with).orElseGet(Trust::system);
    Ledger ledger = Ledger.open(settings.ledger());
    LedgerAccountSessions sessions =
        new LedgerAccountSessions(ledger.jdbi(), vault, ledger.accountLocks());
    return new Services(
        ledger,
        new SecretStore(ledger.jdbi(), vault),
        ledger.acting(),
        trust,
        InwxClient.of(
            settings.inwx(),
            trust,
            sessions,
            pulse(ledger, settings, settings.inwx().account(), measured)),
        new CoolifyClient(
            settings.coolify(),
            trust,
            pulse(ledger, settings, settings.coolify().account(), measured)));
  }

  private static VendorPulse pulse(
      Ledger ledger, WorkerSettings settings, String account, UnaryOperator<VendorPulse> measured) {
    return measured.apply(new Breaker(ledger.jdbi(), account, settings.steering().breaker()));
  }

  @Override
  public void close() {
    ledger.close();
  }
}
