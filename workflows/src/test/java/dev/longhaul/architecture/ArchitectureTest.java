package dev.longhaul.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workflow code stays pure, and packages depend one way. */
class ArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.longhaul");
  private static final JavaClasses VIOLATING =
      new ClassFileImporter().importPackages("dev.longhaul.architecture.violating");

  @Test
  void workflowsTouchNoDiskNetworkOrDatabase() {
    Rules.noIo().check(CODE);
  }

  @Test
  void workflowsStartNoThreadsOrProcesses() {
    Rules.noThreads().check(CODE);
  }

  @Test
  void workflowsAskTemporalForTheTime() {
    Rules.noAmbientTime().check(CODE);
  }

  @Test
  void workflowsThrowNoDice() {
    Rules.noChance().check(CODE);
  }

  @Test
  void workflowsReadNoEnvironment() {
    Rules.noEnvironment().check(CODE);
  }

  @Test
  void workflowsNeverCatchThrowable() {
    Rules.noCatchAll().check(CODE);
  }

  @Test
  void nobodySleepsOrAwaitsWithATimeLimit() {
    Rules.noSleep().check(CODE);
    Rules.noTimedAwait().check(CODE);
  }

  @Test
  void timersAreMadeInOnePlace() {
    Rules.timersOnlyInTimedWait().check(CODE);
  }

  @Test
  void onlyWorkflowsAreCalledImpl() {
    Rules.implIsForWorkflows().check(CODE);
  }

  @Test
  void theToolkitKnowsNoCapability() {
    Rules.durableKnowsNoCapability().check(CODE);
  }

  @Test
  void packagesHaveNoCycles() {
    Rules.noCycles().check(CODE);
  }

  @Test
  void theRulesFailOnCodeThatBreaksThem() {
    List<ArchRule> biting =
        List.of(
            Rules.noIo(),
            Rules.noThreads(),
            Rules.noAmbientTime(),
            Rules.noChance(),
            Rules.noEnvironment(),
            Rules.noCatchAll(),
            Rules.noSleep(),
            Rules.noTimedAwait(),
            Rules.timersOnlyInTimedWait(),
            Rules.implIsForWorkflows());
    assertThat(biting)
        .allSatisfy(rule -> assertThat(rule.evaluate(VIOLATING).hasViolation()).isTrue());
  }
}
