package dev.longhaul.sandbox.bench;

import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.activities.postgres.Vault;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.emulators.faults.Effect;
import dev.longhaul.sandbox.Box;
import dev.longhaul.worker.TemporalConnection;
import dev.longhaul.worker.config.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Domains at other registrars that are all moved here, over the API. */
final class Transfers implements AutoCloseable {
  private static final int LOOKED_AT = 20;
  static final int ORDERS = 15;

  /** How many orders are on their way to the API at once. */
  static final int HANDS = 8;

  private static final String COUNT = "select count(*) from domain_transfers where state = :state";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Box box;
  private final String api;
  private final Ledger ledger;
  private final SecretStore secrets;
  private final TemporalConnection temporal;

  Transfers(Box box, int apiPort) {
    this.box = box;
    this.api = "http://127.0.0.1:" + apiPort + "/api/v1/domains/";
    WorkerSettings settings = WorkerSettings.read(box.readableSettings());
    this.ledger = Ledger.open(settings.ledger());
    this.secrets = new SecretStore(ledger.jdbi(), new Vault(settings.masterKey()));
    this.temporal = TemporalConnection.of(settings);
  }

  /** So many domains are at other registrars, and their auth codes here. */
  void prepare(int count) {
    eachAtOnce(count, this::prepare);
  }

  /** Orders those that were prepared, {@link #HANDS} at a time. */
  void start(int count) {
    eachAtOnce(count, this::post);
  }

  private static void eachAtOnce(int count, Consumer<String> work) {
    ExecutorService hands = Executors.newFixedThreadPool(HANDS);
    try {
      List<Future<?>> orders =
          IntStream.range(0, count)
              .<Future<?>>mapToObj(number -> hands.submit(() -> work.accept(name(number))))
              .toList();
      for (Future<?> order : orders) {
        order.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an order failed", e.getCause());
    } finally {
      hands.shutdownNow();
    }
  }

  /** The median of some orders. */
  Duration latencyOfAnOrder(String prefix) {
    int[] number = {0};
    List<String> domains =
        IntStream.range(0, ORDERS).mapToObj(order -> prefix + "-" + order + ".example").toList();
    domains.forEach(this::prepare);
    return Stopwatch.median(ORDERS, () -> post(domains.get(number[0]++)));
  }

  private void prepare(String domain) {
    box.world().inwx().transfers().elsewhere(domain, "code");
    secrets.put(SecretRef.of(domain, "auth-code"), new Secret("code"));
  }

  private void post(String domain) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + domain + "/transfer"))
            .header("Authorization", "Bearer " + box.adminToken())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"auth_code\": \"ledger:" + domain + "/auth-code\"}"))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 202) {
        throw new IllegalStateException(domain + ": " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void awaitPending(int count) {
    await("PENDING", count);
  }

  void awaitCompleted(int count) {
    await("COMPLETED", count);
  }

  /** How many messages nobody has read yet. */
  int messages() {
    return box.world().inwx().transfers().waiting();
  }

  /** What the registrar had to say about the requests is read. */
  void awaitEmptyQueue() {
    while (messages() > 0) {
      pause(Duration.ofMillis(200));
    }
  }

  private void await(String state, int count) {
    while (count(state) < count) {
      pause(Duration.ofMillis(200));
    }
  }

  private int count(String state) {
    return ledger
        .jdbi()
        .withHandle(
            handle -> handle.createQuery(COUNT).bind("state", state).mapTo(Integer.class).one());
  }

  static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  /** The longest history of some of them. */
  int mostEvents() {
    return IntStream.range(0, LOOKED_AT).map(number -> events(name(number))).max().orElse(0);
  }

  private int events(String domain) {
    String id = TransferDomainWorkflow.id(new DomainName(domain)).value();
    return temporal.client().fetchHistory(id).getEvents().size();
  }

  /** Of all that were ever ordered. */
  int chargedTwice() {
    Map<String, Long> charges =
        box.world().effects().ofKind("charged").stream()
            .collect(Collectors.groupingBy(Effect::subject, Collectors.counting()));
    return (int) charges.values().stream().filter(times -> times > 1).count();
  }

  private static String name(int number) {
    return "bench-" + number + ".example";
  }

  @Override
  public void close() {
    temporal.close();
    ledger.close();
  }
}
