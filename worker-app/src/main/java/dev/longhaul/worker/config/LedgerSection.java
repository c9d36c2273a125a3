package dev.longhaul.worker.config;

import dev.longhaul.activities.postgres.DatabaseUrl;
import dev.longhaul.activities.postgres.LedgerSettings;
import dev.longhaul.activities.postgres.Vault;
import dev.longhaul.durable.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The database, and the key that seals its secrets. */
final class LedgerSection {
  private final Variables variables;

  LedgerSection(Variables variables) {
    this.variables = variables;
  }

  @Nullable LedgerSettings ledger() {
    DatabaseUrl url =
        variables.required(
            "DATABASE_URL", "postgresql://user:password@host:5432/database", DatabaseUrl::parse);
    int connections = variables.integer("LONGHAUL_LEDGER_CONNECTIONS", 10, 2, 200);
    int locks = variables.integer("LONGHAUL_LOCKS", 20, 2, 200);
    Duration patience = variables.time("LONGHAUL_LEDGER_PATIENCE", Duration.ofMinutes(1));
    return url == null ? null : new LedgerSettings(url, connections, locks, patience);
  }

  @Nullable Secret masterKey() {
    return variables.required(
        "LONGHAUL_MASTER_KEY",
        "base64 of 32 random bytes, as 'openssl rand -base64 32' prints",
        LedgerSection::openable);
  }

  /** The key as it is, once a vault could be opened with it. */
  private static Secret openable(String text) {
    Secret key = new Secret(text);
    new Vault(key);
    return key;
  }
}
