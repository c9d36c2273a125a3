package dev.longhaul.activities.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.longhaul.domains.DomainName;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.servers.ServerName;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The ledger's projects as the API and the CLI show them (P-10, P-13, S-12). */
public final class ProjectQueries {
  private final Jdbi jdbi;

  public ProjectQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Projects by slug.
   *
   * @param status null for all
   * @param after the last slug of the page before; null for the first page
   */
  public List<ProjectRow> list(
      @Nullable ProjectStatus status, @Nullable ProjectSlug after, int limit) {
    String only = status == null ? null : status.name();
    String from = after == null ? null : after.value();
    return jdbi.withExtension(ProjectReadSql.class, sql -> sql.list(only, from, limit));
  }

  public Optional<ProjectRow> one(ProjectSlug slug) {
    return jdbi.withExtension(ProjectReadSql.class, sql -> sql.one(slug));
  }

  /** The order as it was last entered, with which a retry starts again. */
  public Optional<ProjectOrder> order(ProjectSlug slug) {
    return jdbi.withExtension(ProjectReadSql.class, sql -> sql.order(slug))
        .map(json -> Columns.parse(json, new TypeReference<>() {}));
  }

  /** The domains of projects, also those that are on their way; unknown projects have none. */
  public List<DomainName> domains(List<String> projects) {
    String[] slugs = projects.toArray(String[]::new);
    return jdbi.withExtension(ProjectReadSql.class, sql -> sql.domains(slugs));
  }

  /** Log lines in their order; {@code after} is the id of the last line already seen, or 0. */
  public List<LogLine> log(ProjectSlug slug, long after, int limit) {
    return jdbi.withExtension(LogSql.class, sql -> sql.list(slug, after, limit));
  }

  /** What is served where; {@code server} may be null for all. */
  public List<ServiceRow> services(@Nullable ServerName server) {
    String only = server == null ? null : server.value();
    return jdbi.withExtension(ProjectReadSql.class, sql -> sql.services(only));
  }

  /**
   * An order as it stands in the ledger.
   *
   * @param text exactly what was read, so that a change can be refused when it is no longer so
   */
  public record StoredOrder(ProjectOrder order, String text) {}

  /** The order as it was last entered, to be changed. */
  public Optional<StoredOrder> storedOrder(ProjectSlug slug) {
    return jdbi.withExtension(ProjectReadSql.class, sql -> sql.order(slug))
        .map(json -> new StoredOrder(Columns.parse(json, new TypeReference<>() {}), json));
  }

  /** Whether the order is still the one that was read. */
  public boolean isStill(StoredOrder read) {
    return jdbi.withExtension(
        ProjectReadSql.class, sql -> sql.isStill(read.order().slug(), read.text()));
  }

  /**
   * Changes the draft whose order was read; false when it is another order by now, or no draft, and
   * then nothing is changed.
   */
  public boolean changeDraft(StoredOrder read, ProjectOrder order) {
    String[] plugins = order.plugins().toArray(String[]::new);
    String json = Columns.json(order);
    return jdbi.withExtension(
        ProjectReadSql.class, sql -> sql.change(order, plugins, json, read.text()));
  }

  /**
   * Stores an order that is not to be provisioned yet, or changes one; false when the project is
   * beyond DRAFT, and then nothing is changed.
   */
  public boolean saveDraft(ProjectOrder order) {
    String[] plugins = order.plugins().toArray(String[]::new);
    String json = Columns.json(order);
    return jdbi.withExtension(ProjectReadSql.class, sql -> sql.draft(order, plugins, json));
  }
}
