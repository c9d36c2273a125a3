package dev.longhaul.worker.config;

import dev.longhaul.activities.postgres.DatabaseUrl;
import dev.longhaul.activities.postgres.LedgerSettings;
import dev.longhaul.activities.postgres.Vault;
import dev.longhaul.durable.Secret;
import java.time.Duration;

/** The database, and the key that seals its secrets. */
final class LedgerSection {
  private final Variables variables;

  LedgerSection(Variables variables) {
    this.variables = variables;
  }

  LedgerSettings ledger() {
    variables.required("DATABASE_URL", "postgresql://user:password@host:5432/database");
    DatabaseUrl url = variables.parsed("DATABASE_URL", null, DatabaseUrl::parse);
    return new LedgerSettings(
        url,
        variables.integer("LONGHAUL_LEDGER_CONNECTIONS", 10, 2, 200),
        variables.integer("LONGHAUL_LOCKS", 20, 2, 200),
        variables.time("LONGHAUL_LEDGER_PATIENCE", Duration.ofMinutes(1)));
  }

  Secret masterKey() {
    variables.required(
        "LONGHAUL_MASTER_KEY", "base64 of 32 random bytes, as 'openssl rand -base64 32' prints");
    return variables.parsed("LONGHAUL_MASTER_KEY", null, LedgerSection::openable);
  }

  /** The key as it is, once a vault could be opened with it. */
  private static Secret openable(String text) {
    Secret key = new Secret(text);
    new Vault(key);
    return key;
  }
}
