package dev.longhaul.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.cli.screen.Display;
import dev.longhaul.cli.screen.View;
import dev.longhaul.cli.service.OperationService;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows an operation until it ends or parks. A service that goes away in the meantime is waited
 * for: the operation does not need it.
 */
final class Follower {
  private static final Duration QUICK = Duration.ofMillis(500);
  private static final Duration CALM = Duration.ofSeconds(2);
  private static final Duration QUICK_PHASE = Duration.ofMinutes(1);
  private static final Duration SILENCE = Duration.ofMinutes(2);

  /** How long a view from before a decision or restart may still be shown. */
  private static final Duration STALE = Duration.ofSeconds(30);

  private static final int DEEPEST = 4;

  private final OperationService service;
  private final Display display;
  private final Pace pace;
  private final WatchOptions options;
  private @Nullable Instant lastAnswer;
  private boolean silent;

  Follower(OperationService service, Display display, Pace pace, WatchOptions options) {
    this.service = service;
    this.display = display;
    this.pace = pace;
    this.options = options;
  }

  /**
   * Shows it until it ends or parks.
   *
   * @param before a view from before a decision or restart; its end or park does not count
   * @param known whether the service has just accepted the operation, so that silence is waited for
   */
  ExitCode follow(OperationId id, @Nullable Progress before, boolean known)
      throws InterruptedException {
    Instant start = pace.now();
    lastAnswer = known ? start : null;
    while (true) {
      View view = look(id);
      Duration waited = Duration.between(start, pace.now());
      boolean stale = waited.compareTo(STALE) < 0;
      if (view != null && !(stale && View.same(before, view.top()))) {
        display.show(view, pace.now());
        if (view.ended()) {
          return ExitCode.of(view.top().state());
        }
        if (view.parked().isPresent() && options.untilParked()) {
          return ExitCode.PARKED;
        }
      }
      if (options.timeout != null && waited.compareTo(options.timeout) >= 0) {
        return ExitCode.GAVE_UP_WAITING;
      }
      pace.pause(waited.compareTo(QUICK_PHASE) < 0 ? QUICK : CALM);
    }
  }

  /** The operation and those it waits for, or null when there is no answer now. */
  private @Nullable View look(OperationId id) {
    try {
      View view = chain(service, id);
      lastAnswer = pace.now();
      silent = false;
      return view;
    } catch (Complaint e) {
      Instant last = lastAnswer;
      if (!e.isPassing() || last == null) {
        throw e;
      }
      if (Duration.between(last, pace.now()).compareTo(SILENCE) > 0) {
        throw e;
      }
      if (!silent) {
        display.note(e.sentences().get(0) + " (waiting for it; the operation does not need it)");
      }
      silent = true;
      return null;
    }
  }

  /** Null while the operation has not said anything yet. */
  static @Nullable View chain(OperationService service, OperationId id) {
    List<Progress> chain = new ArrayList<>();
    List<JsonNode> documents = new ArrayList<>();
    OperationId next = id;
    while (next != null && chain.size() < DEEPEST) {
      JsonNode document = chain.isEmpty() ? service.progress(next) : child(service, next);
      Progress progress = document == null ? null : read(document);
      if (progress == null || progress.id() == null || progress.startedAt() == null) {
        break;
      }
      chain.add(progress);
      documents.add(document);
      next = progress.state().ended() ? null : progress.waitsForOperation();
    }
    return chain.isEmpty() ? null : new View(chain, documents);
  }

  /** A child may not be known yet, or not any more; the parent is shown all the same. */
  private static @Nullable JsonNode child(OperationService service, OperationId id) {
    try {
      return service.progress(id);
    } catch (Complaint e) {
      return null;
    }
  }

  static Progress read(JsonNode document) {
    try {
      return View.progress(document);
    } catch (JsonProcessingException e) {
      throw new Complaint(
          ExitCode.UNREACHABLE,
          List.of("the service describes the operation in a way this version cannot read"),
          e);
    }
  }
}
