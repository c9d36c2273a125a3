package dev.longhaul.sandbox.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.DnsRequestRow;
import dev.longhaul.activities.postgres.DnsRequests;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.emulators.faults.Effect;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.sandbox.RequiresTemporal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * D-08, D-10: a hundred requests over HTTP and a hundred over Kafka at once, some of them twice,
 * while the registrar limits the rate and the workers are killed twice.
 */
@RequiresTemporal
@Timeout(900)
class DnsFloodTest {
  private static final int EACH = 100;
  private static final int ZONES = 5;
  private DnsFlood flood;

  @Test
  void everyRequestEndsAndTheZonesHoldExactlyWhatWasAsked() {
    try (DnsFlood opened = DnsFlood.open()) {
      flood = opened;
      IntStream.range(0, ZONES).forEach(i -> flood.world().inwx().owns(zone(i)));
      flood.renewWorkers();
      limitTheRate();
      IntStream.range(0, EACH).parallel().forEach(i -> flood.overHttp("h" + i, name("h", i)));
      IntStream.range(0, EACH).forEach(i -> flood.overKafka("k" + i, name("k", i)));
      IntStream.range(0, 10).forEach(i -> flood.overHttp("h" + i, name("h", i)));
      IntStream.range(0, 10).forEach(i -> flood.overKafka("k" + i, name("k", i)));
      killWhen(20);
      killWhen(100);
      Awaitility.await("all requests to end")
          .atMost(Duration.ofSeconds(400))
          .until(() -> ended() == 2 * EACH);
      assertThat(requests()).allMatch(row -> row.status() == RequestStatus.VISIBLE);
      assertZonesAreAsAsked();
      assertEveryStateIsTold();
    }
  }

  @Test
  void leavesNothingRunningWhenKafkaDoesNotStart() {
    AtomicReference<Path> place = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                DnsFlood.open(
                    directory -> {
                      place.set(directory.getParent());
                      assertThat(temporal(directory.getParent())).isPresent();
                      throw new IllegalStateException("no Kafka today");
                    }))
        .hasMessage("no Kafka today");
    assertThat(place.get()).doesNotExist();
    assertThat(temporal(place.get())).isEmpty();
  }

  /** The process that keeps its history in this directory. */
  private static Optional<ProcessHandle> temporal(Path directory) {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process.info().arguments().stream()
                    .flatMap(Stream::of)
                    .anyMatch(argument -> argument.startsWith(directory.toString())))
        .findFirst();
  }

  private void limitTheRate() {
    Fault limited = new Fault.RateLimited(Duration.ofSeconds(1));
    flood.world().inwx().switchboard().next("nameserver.createRecord", 6, limited);
    flood.world().inwx().switchboard().next("nameserver.info", 6, limited);
  }

  private void killWhen(int count) {
    Awaitility.await(count + " requests to end")
        .atMost(Duration.ofSeconds(200))
        .until(() -> ended() >= count);
    flood.renewWorkers();
  }

  private void assertZonesAreAsAsked() {
    List<String> wanted =
        IntStream.range(0, EACH)
            .boxed()
            .flatMap(i -> List.of(name("h", i), name("k", i)).stream())
            .sorted()
            .toList();
    List<String> held =
        IntStream.range(0, ZONES)
            .boxed()
            .flatMap(i -> flood.world().inwx().records(zone(i)).stream())
            .filter(record -> record.type().equals("A"))
            .map(record -> record.name())
            .sorted()
            .toList();
    assertThat(held).isEqualTo(wanted);
    Map<String, Long> deeds =
        flood.world().effects().all().stream()
            .filter(effect -> effect.kind().startsWith("record-"))
            .filter(effect -> effect.subject().contains(".flood"))
            .collect(
                Collectors.groupingBy(
                    (Function<Effect, String>) e -> e.kind() + " " + e.subject(),
                    Collectors.counting()));
    assertThat(deeds).as("one call with an effect per record").hasSize(2 * EACH);
    assertThat(deeds.values()).containsOnly(1L);
  }

  private void assertEveryStateIsTold() {
    Map<String, List<String>> told =
        Awaitility.await("every end to be told")
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> flood.told(JsonNode::asText),
                all -> all.values().stream().filter(one -> one.contains("VISIBLE")).count() == 200);
    assertThat(told.values())
        .allSatisfy(
            states ->
                assertThat(states.stream().distinct())
                    .containsExactly("ACCEPTED", "PLANNED", "APPLIED", "VISIBLE"));
  }

  private long ended() {
    return requests().stream().filter(row -> row.status().ended()).count();
  }

  private List<DnsRequestRow> requests() {
    DnsRequests requests = new DnsRequests(flood.ledger().jdbi(), Clock.systemUTC());
    return requests.list(new DnsRequests.Filter(null, "flood", null, null), null, 1000);
  }

  private static String zone(int number) {
    return "flood" + number + ".example";
  }

  private static String name(String kind, int number) {
    return kind + number + "." + zone(number % ZONES);
  }
}
