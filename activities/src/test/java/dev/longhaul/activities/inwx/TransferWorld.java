package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.RegistrarPost;
import dev.longhaul.activities.fakes.Patience;
import dev.longhaul.activities.postgres.DomainQueries;
import dev.longhaul.activities.postgres.DomainRow;
import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.LedgerRegistrar;
import dev.longhaul.activities.postgres.LedgerSpending;
import dev.longhaul.activities.postgres.LedgerTransfers;
import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.activities.postgres.TestLedger;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.RegistrarMessage;
import dev.longhaul.domains.RegistrarWatchActivities;
import dev.longhaul.domains.TransferActivities;
import dev.longhaul.domains.TransferOrder;
import dev.longhaul.domains.TransferRequest;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.NoticePostActivities;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The emulated registrar, a real ledger, and operations that only listen. */
final class TransferWorld implements RegistrarPost, AutoCloseable {
  static final DomainName ACME = new DomainName("acme.example");
  static final SecretRef CODE = SecretRef.of("acme.example", "auth-code");
  static final WatchSettings WATCH =
      new WatchSettings(Duration.ofMinutes(5), Duration.ofHours(6), Duration.ofHours(1), 2);

  final InwxWorld world;
  final Ledger ledger = TestLedger.open();
  final SecretStore secrets = new SecretStore(ledger.jdbi(), TestLedger.vault());
  final Fence fence = TestLedger.claim(ledger, "domain:acme.example", "run-1");
  final List<RegistrarMessage> told = new CopyOnWriteArrayList<>();
  final List<DomainName> asked = new CopyOnWriteArrayList<>();
  final List<Notice> noticed = new CopyOnWriteArrayList<>();
  private final NoticePostActivities notices =
      new NoticePostActivities() {
        @Override
        public void post(Notice notice) {
          noticed.add(notice);
        }

        @Override
        public Notice gather(Notice digest) {
          return digest;
        }
      };
  final Set<DomainName> waiting = ConcurrentHashMap.newKeySet();

  /** 30.00 EUR in a day. */
  final LedgerSpending spending =
      new LedgerSpending(ledger.jdbi(), List.of(Money.parse("30.00 EUR")));

  final TransferActivities transfers;
  final RegistrarWatchActivities watch;
  final String contact;
  private final TestActivityEnvironment temporal =
      TestActivityEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build())
              .build());
  private long sequence = 1;

  TransferWorld() {
    this(Patience.ORDINARY);
  }

  TransferWorld(Duration callTimeout) {
    world = new InwxWorld(callTimeout);
    world.clock.speed(0);
    // the environment makes up another run for every call
    ledger.jdbi().useHandle(handle -> handle.execute("update operations set run_id = null"));
    contact = Long.toString(world.inwx.contact("Jo Doe", "jo@acme.example"));
    temporal.registerActivitiesImplementations(
        new InwxTransferActivities(
            world.client,
            world.settings,
            world.acting,
            new LedgerTransfers(ledger.jdbi(), secrets),
            secrets,
            spending,
            domain ->
                new LedgerRegistrar(ledger.jdbi())
                    .seen(world.settings.account(), List.of(domain), world.clock.now())),
        new InwxWatchActivities(
            world.client,
            world.settings,
            WATCH,
            new LedgerRegistrar(ledger.jdbi()),
            this,
            notices,
            Clock.systemUTC()));
    transfers = temporal.newActivityStub(TransferActivities.class);
    watch = temporal.newActivityStub(RegistrarWatchActivities.class);
    world.inwx.transfers().elsewhere(ACME.value(), "right");
    secrets.put(CODE, new Secret("right"));
    waiting.add(ACME);
  }

  Fence next() {
    return new Fence(fence.operation(), fence.token(), ++sequence);
  }

  TransferRequest request(SecretRef code) {
    return request("20.00 EUR", code);
  }

  TransferRequest request(String limit, SecretRef code) {
    TransferOrder order =
        new TransferOrder(
            ACME,
            null,
            contact,
            List.of(),
            Money.parse(limit),
            code,
            "inwx-test",
            "owner@acme.example",
            "en",
            Duration.ofDays(5),
            Map.of("VAT-NUMBER", "DE123"),
            null,
            null,
            null);
    return new TransferRequest(
        order, Money.parse(limit), code, Instant.now().plus(Duration.ofDays(5)), null);
  }

  /** The same after a look at that moment. */
  TransferRequest afterLook(Instant at) {
    TransferRequest request = request(CODE);
    return new TransferRequest(
        request.order(),
        request.priceLimit(),
        request.authCode(),
        request.deadline(),
        new TransferRequest.Look(transfers.look(ACME), at));
  }

  DomainRow row() {
    return new DomainQueries(ledger.jdbi()).one(ACME).orElseThrow();
  }

  /** What an interrupted attempt has left for the next one. */
  void heartbeat(Object details) {
    temporal.setHeartbeatDetails(details);
  }

  int calls(String method) {
    return world.inwx.switchboard().calls(method);
  }

  @Override
  public boolean tell(DomainName domain, RegistrarMessage message) {
    return waiting.contains(domain) && told.add(message);
  }

  @Override
  public boolean askToLook(DomainName domain, Actor actor) {
    return waiting.contains(domain) && asked.add(domain);
  }

  @Override
  public boolean extend(DomainName domain, Duration by) {
    return waiting.contains(domain);
  }

  @Override
  public void close() {
    temporal.close();
    ledger.close();
    world.close();
  }
}
