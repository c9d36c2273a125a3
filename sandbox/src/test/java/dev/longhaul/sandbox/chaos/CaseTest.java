package dev.longhaul.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseTest {
  @Test
  void drawsEveryCallOnceBeforeAnyTwice() {
    List<Case> sample = Case.sample(7);
    assertThat(sample).hasSameElementsAs(Case.all()).doesNotHaveDuplicates();
    assertThat(new HashSet<>(sample.subList(0, Deed.ALL.size()).stream().map(Case::deed).toList()))
        .hasSameSizeAs(Deed.ALL);
  }

  @Test
  void drawsTheSameFromTheSameSeed() {
    assertThat(Case.sample(7)).isEqualTo(Case.sample(7)).isNotEqualTo(Case.sample(8));
  }

  @Test
  void coversEveryMomentAndEveryAct() {
    assertThat(Case.all()).extracting(Case::point).contains(Point.values());
    assertThat(Case.all()).extracting(Case::act).contains(Act.values());
  }
}
