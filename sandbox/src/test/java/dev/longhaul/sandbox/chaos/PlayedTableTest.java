package dev.longhaul.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlayedTableTest {
  private static final Deed PURCHASE = new Deed(Flow.PROVISION, "inwx", "domain.create");

  @Test
  void hasALetterForEachMomentAndALargeOneForABrokenPromise() {
    List<Played> played =
        List.of(
            played(Point.ANSWERED, Act.KILL),
            played(Point.BEFORE, Act.KILL),
            played(Point.LATE, Act.TEMPORAL, "bought twice"));
    assertThat(new PlayedTable(played).lines())
        .containsExactly(
            "| flow | call | worker killed | worker stopped | Temporal away | PostgreSQL killed |",
            "|---|---|---|---|---|---|",
            "| provision | inwx `domain.create` | b d | - | **L** | - |",
            "* PROVISION, inwx domain.create | effect after the successor looked | Temporal killed"
                + " and away beyond the heartbeat: bought twice");
  }

  private static Played played(Point point, Act act, String... broken) {
    return new Played(new Case(PURCHASE, point, act), 1, 2, 3, List.of(broken), "");
  }
}
