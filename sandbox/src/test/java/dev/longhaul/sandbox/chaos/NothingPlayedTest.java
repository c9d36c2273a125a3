package dev.longhaul.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.sandbox.simulation.Simulate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was not played does not count as kept. */
class NothingPlayedTest {
  private static final Deed DEED = Deed.ALL.get(0);
  private static final Case HELD = new Case(DEED, Point.BEFORE, Act.KILL);
  private static final Case DELIVERED = new Case(DEED, Point.ANSWERED, Act.STOP);

  @Test
  void aCaseInWhichNobodyIsHitIsNotKept() {
    assertThatThrownBy(() -> CaseRunner.hit(HELD, Optional.empty(), List.of("one", "two")))
        .hasMessageContaining("nobody was hit");
    assertThatThrownBy(() -> CaseRunner.hit(DELIVERED, Optional.empty(), List.of()))
        .hasMessageContaining("nobody was hit");
  }

  @Test
  void hitsWhoeverHasTheCallAndAllWhenItsAnswerWasWorkedOnAlready() {
    assertThat(CaseRunner.hit(HELD, Optional.of("two"), List.of("one", "two")))
        .containsExactly("two");
    assertThat(CaseRunner.hit(DELIVERED, Optional.empty(), List.of("one", "two")))
        .containsExactly("one", "two");
  }

  @Test
  void aMistypedCaseOrPartIsAMistake() {
    assertThat(Chaos.run(new String[] {"--only", "domain.crate"}, nowhere())).isEqualTo(2);
    assertThat(Chaos.run(new String[] {"--away", "--only", "postgrs"}, nowhere())).isEqualTo(2);
  }

  @Test
  void noSeedsAreAMistake() {
    assertThat(Simulate.run(new String[] {"--seeds", "0"}, nowhere())).isEqualTo(2);
  }

  private static PrintStream nowhere() {
    return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
  }
}
