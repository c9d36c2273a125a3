package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.RegistrarLedger;
import dev.longhaul.activities.acting.RegistrarLedger.Listed;
import dev.longhaul.activities.acting.RegistrarLedger.Received;
import dev.longhaul.activities.acting.RegistrarPost;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.activities.inwx.wire.DateTime;
import dev.longhaul.activities.inwx.wire.DomainList;
import dev.longhaul.activities.inwx.wire.HeldDomain;
import dev.longhaul.activities.inwx.wire.QueuedMessage;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.RegistrarMessage;
import dev.longhaul.domains.RegistrarNews;
import dev.longhaul.domains.RegistrarWatchActivities;
import dev.longhaul.domains.TransferMeaning;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.NoticePostActivities;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads INWX's message queue and list of domains (D-05, D-13). */
public final class InwxWatchActivities implements RegistrarWatchActivities {
  /** A turn ends well before its activity's time is over. */
  private static final Duration TURN = Duration.ofSeconds(45);

  private final InwxTransfers inwx;
  private final InwxSettings settings;
  private final WatchSettings watch;
  private final RegistrarLedger ledger;
  private final RegistrarPost post;
  private final NoticePostActivities notices;
  private final Clock clock;
  private final InwxFailures failures;

  public InwxWatchActivities(
      InwxClient inwx,
      InwxSettings settings,
      WatchSettings watch,
      RegistrarLedger ledger,
      RegistrarPost post,
      NoticePostActivities notices,
      Clock clock) {
    this.inwx = inwx.transfers();
    this.settings = settings;
    this.watch = watch;
    this.ledger = ledger;
    this.post = post;
    this.notices = notices;
    this.clock = clock;
    this.failures = new InwxFailures(settings.settle());
  }

  @Override
  public RegistrarNews drain() {
    int taken = take();
    boolean full = taken == WatchSettings.BATCH;
    if (!full) {
      ledger.drained(account(), clock.instant());
    }
    RegistrarNews due = ledger.due(account(), clock.instant(), watch.reconcile(), watch.care());
    if (!full && !due.reconcileDue() && !due.careDue()) {
      throw VendorFailures.notYet("the queue of " + account() + " is empty", watch.poll());
    }
    return new RegistrarNews(taken, due.reconcileDue(), due.careDue());
  }

  /** How many were taken; a full batch when the time of this turn is over. */
  private int take() {
    Instant end = clock.instant().plus(TURN);
    try {
      for (int taken = 0; taken < WatchSettings.BATCH && clock.instant().isBefore(end); taken++) {
        Optional<QueuedMessage> first = inwx.poll();
        if (first.isEmpty()) {
          return taken;
        }
        deliver(received(first.get()));
        inwx.acknowledge(first.get().id());
      }
      return WatchSettings.BATCH;
    } catch (VendorException e) {
      throw neverFinal(failures.of(e));
    }
  }

  /** Whoever watches does not give up: a refused login is mended by a person some time. */
  private ApplicationFailure neverFinal(ApplicationFailure failure) {
    return failure.isNonRetryable()
        ? VendorFailures.again(failure.getOriginalMessage(), watch.poll())
        : failure;
  }

  private Received received(QueuedMessage message) {
    String status = Objects.requireNonNullElse(message.status(), "");
    return new Received(
        message.id(),
        Objects.requireNonNullElse(message.type(), ""),
        Objects.requireNonNullElse(message.object(), ""),
        status,
        TransferWords.meaningOf(status),
        Objects.requireNonNullElse(message.statusDetails(), ""),
        Optional.ofNullable(message.date()).map(DateTime::at).orElseGet(clock::instant));
  }

  private void deliver(Received message) {
    ledger.enter(account(), message);
    InwxNews.notice(account(), message).ifPresent(notices::post);
    if (message.meaning().endsTheWait()) {
      name(message.object())
          .filter(domain -> post.tell(domain, told(domain, message)))
          .ifPresent(domain -> ledger.delivered(account(), message.id(), domain));
    }
  }

  private static RegistrarMessage told(DomainName domain, Received message) {
    return new RegistrarMessage(
        Long.toString(message.id()),
        domain.value(),
        message.status(),
        message.meaning(),
        message.details(),
        message.at());
  }

  private static Optional<DomainName> name(String object) {
    try {
      return Optional.of(new DomainName(object));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // about a contact or a host
    }
  }

  /** How far a reading has come; a later attempt goes on there. */
  record Reading(Instant since, int next) {}

  @Override
  public void reconcile() {
    ActivityExecutionContext context = Activity.getExecutionContext();
    Reading reading =
        context.getHeartbeatDetails(Reading.class).orElseGet(() -> new Reading(clock.instant(), 1));
    int page = reading.next();
    DomainList list;
    do {
      list = page(page);
      List<Listed> rows = list.domain().stream().flatMap(InwxWatchActivities::listed).toList();
      ledger.seen(account(), rows, reading.since());
      page++;
      context.heartbeat(new Reading(reading.since(), page));
    } while (!list.domain().isEmpty() && (long) (page - 1) * watch.page() < list.count());
    tellWhatWasMissed(reading.since());
    ledger.reconciled(account(), reading.since());
  }

  private DomainList page(int page) {
    try {
      return inwx.list(page, watch.page());
    } catch (VendorException e) {
      // What failed for good would be due again at once, and asked for in a hot loop.
      throw neverFinal(failures.of(e));
    }
  }

  private static Stream<Listed> listed(HeldDomain domain) {
    return name(domain.domain()).map(name -> Listings.of(name, domain)).stream();
  }

  /** A message may be lost: then the list says what it would have said. */
  private void tellWhatWasMissed(Instant since) {
    for (RegistrarLedger.Waiting transfer : ledger.found(account(), since)) {
      String id = "list:" + transfer.requestedAt().toEpochMilli();
      post.tell(
          transfer.domain(),
          new RegistrarMessage(
              id,
              transfer.domain().value(),
              transfer.status(),
              TransferMeaning.COMPLETED,
              "",
              since));
    }
    ledger.doubtful(account(), since).forEach(domain -> post.askToLook(domain, Actor.SYSTEM));
  }

  private String account() {
    return settings.account();
  }
}
