package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.durable.Fence;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ServerWish;
import dev.longhaul.servers.ServerName;
import dev.longhaul.servers.ServerSlot;
import dev.longhaul.servers.SlotSearch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServersTest {
  private static final int ROUNDS = 25;

  private final Ledger ledger = TestLedger.open();
  private final ServerRegistry registry = new ServerRegistry(ledger.jdbi());
  private final LedgerServerActivities servers = new LedgerServerActivities(ledger.jdbi());

  @BeforeEach
  void addServers() {
    registry.add(server("web-1", 1));
    registry.add(server("web-2", 3));
    registry.add(server("web-3", 3));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void theLeastLoadedServerIsTakenAndTiesGoByName() {
    List<String> order =
        IntStream.range(0, 5)
            .mapToObj(i -> servers.reserve(project("p" + i + "x"), "p" + i + "x"))
            .map(found -> found.current().server().value())
            .toList();
    assertThat(order).containsExactly("web-2", "web-3", "web-2", "web-3", "web-1");
  }

  @Test
  void twoAtOnceNeverShareTheLastSlot() {
    for (int round = 0; round < ROUNDS; round++) {
      int run = round + 1;
      int freeBefore = servers.search("nobody").freeSlots();
      List<Fence> fences =
          IntStream.rangeClosed(0, freeBefore).mapToObj(i -> project("race-" + i, run)).toList();
      List<ServerSlot> won = reserveAtOnce(fences);
      assertThat(won).as("round %d", round).hasSize(freeBefore);
      assertThat(registry.list()).allMatch(server -> server.slotsTaken() == server.capacity());
      assertThat(servers.search("nobody").freeSlots()).isZero();
      fences.forEach(f -> servers.release(TestLedger.next(f), f.operation().subject()));
      assertThat(registry.list()).allMatch(server -> server.slotsTaken() == 0);
    }
  }

  private List<ServerSlot> reserveAtOnce(List<Fence> fences) {
    List<CompletableFuture<SlotSearch>> running =
        fences.stream().map(f -> CompletableFuture.supplyAsync(() -> reserve(f))).toList();
    return running.stream()
        .map(CompletableFuture::join)
        .map(SlotSearch::current)
        .filter(Objects::nonNull)
        .toList();
  }

  private SlotSearch reserve(Fence fence) {
    return servers.reserve(fence, fence.operation().subject());
  }

  @Test
  void reservingTwiceTakesOneSlotAndAProjectKeepsItsServer() {
    Fence fence = project("twice");
    SlotSearch first = servers.reserve(fence, "twice");
    assertThat(servers.reserve(fence, "twice")).isEqualTo(first);
    assertThat(servers.reserve(TestLedger.next(fence), "twice")).isEqualTo(first);
    assertThat(first.current().platformId()).isEqualTo("uuid-web-2");
    assertThat(first.current().taken()).isEqualTo(1);
    assertThat(first.freeSlots()).isEqualTo(6);
    assertThat(servers.search("twice")).isEqualTo(first);
  }

  @Test
  void releasingTwiceGivesOneSlotBack() {
    Fence fence = project("freed");
    servers.reserve(fence, "freed");
    Fence later = TestLedger.next(fence);
    servers.release(later, "freed");
    servers.release(later, "freed");
    servers.release(TestLedger.next(later), "freed");
    assertThat(servers.search("freed")).isEqualTo(new SlotSearch(null, 7));
  }

  @Test
  void aLateReservationCannotTakeASlotAfterTheRelease() {
    Fence early = project("late");
    servers.release(TestLedger.next(early), "late");
    assertThat(servers.reserve(early, "late").current()).isNull();
    assertThat(servers.search("late").freeSlots()).isEqualTo(7);
  }

  @Test
  void aSupersededRunReservesNothing() {
    Fence old = project("old");
    TestLedger.claim(ledger, "project:old", "run-2");
    assertThatThrownBy(() -> servers.reserve(old, "old"))
        .satisfies(OperationsTest.SupersededCheck::is);
    assertThat(servers.search("old").freeSlots()).isEqualTo(7);
  }

  @Test
  void nothingIsReservedWhenAllAreFull() {
    IntStream.range(0, 7).forEach(i -> servers.reserve(project("full-" + i), "full-" + i));
    assertThat(servers.reserve(project("one-more"), "one-more")).isEqualTo(new SlotSearch(null, 0));
  }

  @Test
  void aServerIsEnteredOnce() {
    assertThatThrownBy(() -> registry.add(server("web-1", 5)))
        .isInstanceOf(AlreadyRegistered.class)
        .hasMessageContaining("web-1");
    ServerRow samePlatformId =
        ServerRow.empty(new ServerName("web-9"), "192.0.2.9", "uuid-web-1", 5);
    assertThatThrownBy(() -> registry.add(samePlatformId)).isInstanceOf(AlreadyRegistered.class);
    assertThat(registry.list()).extracting(ServerRow::capacity).containsExactly(1, 3, 3);
  }

  @Test
  void roundRobinGoesOnWhereItStoppedBeforeARestart() {
    List<String> order =
        IntStream.range(0, 6)
            .mapToObj(i -> inTurn().reserve(project("turn-" + i), "turn-" + i))
            .map(found -> found.current().server().value())
            .toList();
    assertThat(order).containsExactly("web-1", "web-2", "web-3", "web-2", "web-3", "web-2");
  }

  @Test
  void manyOrdersAtOnceTakeEveryServerInTurn() {
    registry.add(server("web-4", 3));
    List<Fence> fences = IntStream.range(0, 4).mapToObj(i -> project("many-" + i)).toList();
    List<String> chosen =
        fences.stream()
            .map(f -> CompletableFuture.supplyAsync(() -> take(inTurn(), f)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();
    assertThat(chosen).containsExactly("web-1", "web-2", "web-3", "web-4");
  }

  /** A new one each time, as after a restart. */
  private LedgerServerActivities inTurn() {
    return new LedgerServerActivities(ledger.jdbi(), ServerChoice.ROUND_ROBIN);
  }

  private static String take(LedgerServerActivities from, Fence fence) {
    return from.reserve(fence, fence.operation().subject()).current().server().value();
  }

  @Test
  void anOrderWithALabelIsPutOnlyOnServersThatHaveIt() {
    registry.add(labelled("north-1", Map.of("room", "north", "disk", "fast")));
    Fence first = project("north-a", new ServerWish("room=north"));
    Fence second = project("north-b", new ServerWish("room=north"));
    Fence nowhere = project("south", new ServerWish("room=south"));
    assertThat(servers.search("north-a")).isEqualTo(new SlotSearch(null, 1, "room=north"));
    assertThat(take(servers, first)).isEqualTo("north-1");
    assertThat(servers.reserve(second, "north-b"))
        .as("others have room, but not the label")
        .isEqualTo(new SlotSearch(null, 0, "room=north"));
    assertThat(servers.reserve(nowhere, "south").current()).isNull();
  }

  @Test
  void aServerGoesOnlyWhenNothingLivesOnIt() {
    Fence fence = project("inhabitant");
    servers.reserve(fence, "inhabitant");
    assertThatThrownBy(() -> registry.remove(new ServerName("web-2")))
        .isInstanceOf(ServerInUse.class)
        .hasMessage("web-2 holds inhabitant; move or delete what lives there first");
    servers.release(TestLedger.next(fence), "inhabitant");
    registry.remove(new ServerName("web-2"));
    registry.remove(new ServerName("web-2"));
    assertThat(registry.list()).extracting(row -> row.name().value()).doesNotContain("web-2");
  }

  private Fence project(String slug) {
    return project(slug, 1);
  }

  private Fence project(String slug, ServerWish wish) {
    ProjectSlug id = new ProjectSlug(slug);
    new ProjectQueries(ledger.jdbi())
        .saveDraft(
            new ProjectOrder(
                id,
                slug,
                "jo@acme.example",
                "shop",
                List.of(),
                null,
                "en",
                null,
                null,
                null,
                null,
                wish,
                null));
    return TestLedger.claim(ledger, "project:" + slug, "run-1");
  }

  private static ServerRow labelled(String name, Map<String, String> labels) {
    return new ServerRow(new ServerName(name), "192.0.2.1", "uuid-" + name, 1, 0, labels);
  }

  private Fence project(String slug, int run) {
    new ProjectQueries(ledger.jdbi())
        .saveDraft(
            new ProjectOrder(
                new ProjectSlug(slug), slug, "jo@acme.example", null, List.of(), null, "en"));
    return TestLedger.claim(ledger, "project:" + slug, "run-" + run);
  }

  private static ServerRow server(String name, int capacity) {
    return ServerRow.empty(new ServerName(name), "192.0.2.1", "uuid-" + name, capacity);
  }
}
