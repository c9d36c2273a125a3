package dev.longhaul.activities.postgres;

import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.TransferState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Domains, transfers and the registrar's messages as the API lists them (D-03, D-13). */
public final class DomainQueries {
  private final Jdbi jdbi;

  public DomainQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What a list shows; null means all. */
  public record Filter(
      @Nullable TransferState transfer,
      @Nullable String status,
      @Nullable String renewalMode,
      @Nullable Instant expiresBefore) {}

  /** By name, behind {@code after}. */
  public List<DomainRow> list(Filter filter, @Nullable DomainName after, int limit) {
    String transfer = filter.transfer() == null ? null : filter.transfer().name();
    String behind = after == null ? null : after.value();
    return jdbi.withExtension(
        DomainReadSql.class,
        sql ->
            sql.list(
                transfer,
                filter.status(),
                filter.renewalMode(),
                filter.expiresBefore(),
                behind,
                limit));
  }

  public Optional<DomainRow> one(DomainName name) {
    return jdbi.withExtension(DomainReadSql.class, sql -> sql.one(name));
  }

  /** The newest messages about a domain first. */
  public List<RegistrarMessageRow> messages(DomainName name, int limit) {
    return jdbi.withExtension(DomainReadSql.class, sql -> sql.messages(name, limit));
  }

  /** When each registrar account was read last. */
  public List<RegistrarWatchRow> watches() {
    return jdbi.withExtension(DomainReadSql.class, DomainReadSql::watches);
  }
}
