package dev.longhaul.worker.metrics;

import dev.longhaul.activities.postgres.DomainQueries;
import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.OperationQueries.Count;
import dev.longhaul.activities.postgres.RegistrarWatchRow;
import dev.longhaul.activities.postgres.StuckOperation;
import dev.longhaul.activities.postgres.StuckOperations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations by kind and state, and since when the oldest parked one of a kind waits for a
 * decision; and how long ago each registrar's message queue was read to its end (D-05). Read from
 * the ledger when somebody asks, at most every ten seconds; while the ledger is away they are
 * absent, and {@code longhaul_ledger_up} is 0.
 */
public final class OperationGauges {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(OperationGauges.class);

  private final OperationQueries ledger;
  private final StuckOperations stuck;
  private final DomainQueries domains;
  private final Clock clock;
  private final AtomicInteger up = new AtomicInteger();
  private @Nullable MultiGauge operations;
  private @Nullable MultiGauge oldest;
  private @Nullable MultiGauge stuckByReason;
  private @Nullable MultiGauge watchAge;
  private Instant read = Instant.EPOCH;

  public OperationGauges(
      OperationQueries ledger, StuckOperations stuck, DomainQueries domains, Clock clock) {
    this.ledger = ledger;
    this.stuck = stuck;
    this.domains = domains;
    this.clock = clock;
  }

  void bindTo(MeterRegistry registry) {
    registry.gauge("longhaul.ledger.up", up);
    operations =
        MultiGauge.builder("longhaul.operations")
            .description("Operations in the ledger")
            .register(registry);
    oldest =
        MultiGauge.builder("longhaul.operations.parked.oldest")
            .description("How long the oldest parked operation waits for a decision")
            .baseUnit("seconds")
            .register(registry);
    stuckByReason =
        MultiGauge.builder("longhaul.operations.stuck")
            .description("Operations that cannot go on by themselves, as the last sweep saw it")
            .register(registry);
    watchAge =
        MultiGauge.builder("longhaul.registrar.watch.age")
            .description("How long ago the registrar's message queue was read to its end")
            .baseUnit("seconds")
            .register(registry);
  }

  synchronized void refresh() {
    Instant now = clock.instant();
    if (now.isBefore(read.plus(FRESH))) {
      return;
    }
    read = now;
    try {
      show(ledger.count(), stuck.snapshot().counts(), now);
      showWatches(domains.watches(), now);
      up.set(1);
    } catch (JdbiException e) {
      LOG.debug("the ledger cannot be read", e);
      show(List.of(), Map.of(), now);
      showWatches(List.of(), now);
      up.set(0);
    }
  }

  private void show(List<Count> counts, Map<StuckOperation.Reason, Integer> stuck, Instant now) {
    if (stuckByReason != null) {
      stuckByReason.register(
          stuck.entrySet().stream()
              .<Row<?>>map(
                  entry -> Row.of(Tags.of("reason", entry.getKey().name()), entry.getValue()))
              .toList(),
          true);
    }
    if (operations != null) {
      operations.register(counts.stream().map(OperationGauges::row).toList(), true);
    }
    if (oldest != null) {
      oldest.register(
          counts.stream().flatMap(count -> waiting(count, now).stream()).toList(), true);
    }
  }

  private void showWatches(List<RegistrarWatchRow> watches, Instant now) {
    if (watchAge != null) {
      watchAge.register(watches.stream().flatMap(watch -> age(watch, now).stream()).toList(), true);
    }
  }

  private static Optional<Row<?>> age(RegistrarWatchRow watch, Instant now) {
    Instant drained = watch.drainedAt();
    return drained == null
        ? Optional.empty()
        : Optional.of(
            Row.of(
                Tags.of("account", watch.account()), Duration.between(drained, now).toSeconds()));
  }

  private static Row<?> row(Count count) {
    return Row.of(tags(count), count.operations());
  }

  private static Tags tags(Count count) {
    return Tags.of("kind", count.kind(), "state", count.state().name());
  }

  private static Optional<Row<?>> waiting(Count count, Instant now) {
    Instant since = count.parkedSince();
    return since == null
        ? Optional.empty()
        : Optional.of(Row.of(tags(count), Duration.between(since, now).toSeconds()));
  }
}
