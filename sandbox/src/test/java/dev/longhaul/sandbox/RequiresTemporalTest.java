package dev.longhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.sandbox.RequiresTemporal.Condition;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequiresTemporalTest {
  @Test
  void runsWhereTheBinaryIs() {
    assertThat(Condition.judge(Optional.of(Path.of("temporal")), true).isDisabled()).isFalse();
  }

  @Test
  void skipsWithASentenceWhereItIsNot() {
    assertThat(Condition.judge(Optional.empty(), false).getReason())
        .contains("skipped: no Temporal binary; './longhaul tools' builds it");
  }

  @Test
  void failsInsteadWhenTheBuildIsStrict() {
    assertThatThrownBy(() -> Condition.judge(Optional.empty(), true))
        .hasMessageContaining("no Temporal binary");
  }
}
