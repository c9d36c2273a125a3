package dev.longhaul.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.temporal.workflow.Workflow;
import java.net.IDN;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** What workflow code may not do (docs/adr/0001-modules.md). */
final class Rules {
  /** The client's side and the converter: they run outside workflows. */
  private static final Set<String> OUTSIDE =
      Set.of(
          "Operations",
          "TemporalOperations",
          "Description",
          "ExecutionList",
          "SearchAttributesView",
          "Json",
          "OrderDigest",
          "PayloadKeys",
          "SealedPayloads");

  private Rules() {}

  /** {@code java.net.IDN} is a pure function. */
  static ArchRule noIo() {
    return noClasses()
        .that(runInWorkflows())
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio..",
                    "java.sql..",
                    "javax.net..",
                    "okhttp3..")
                .and(DescribedPredicate.not(equivalentTo(IDN.class))));
  }

  static ArchRule noThreads() {
    return noClasses()
        .that(runInWorkflows())
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, ProcessBuilder.class, Process.class, Runtime.class);
  }

  static ArchRule noAmbientTime() {
    return noClasses()
        .that(runInWorkflows())
        .should()
        .callMethodWhere(
            describe(
                "asks the machine for the time",
                call ->
                    call.getTargetOwner().getPackageName().equals("java.time")
                        && call.getName().equals("now")))
        .orShould()
        .callMethodWhere(calls(System.class, "currentTimeMillis", "nanoTime"));
  }

  static ArchRule noChance() {
    return noClasses()
        .that(runInWorkflows())
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .callMethodWhere(calls(UUID.class, "randomUUID"))
        .orShould()
        .callMethodWhere(calls(Math.class, "random"));
  }

  static ArchRule noEnvironment() {
    return noClasses()
        .that(runInWorkflows())
        .should()
        .callMethodWhere(calls(System.class, "getenv", "getProperty", "getProperties"));
  }

  static ArchRule noCatchAll() {
    return codeUnits()
        .that()
        .areDeclaredInClassesThat(runInWorkflows())
        .should(
            new ArchCondition<JavaCodeUnit>("not catch Throwable") {
              @Override
              public void check(JavaCodeUnit unit, ConditionEvents events) {
                for (TryCatchBlock block : unit.getTryCatchBlocks()) {
                  boolean all =
                      block.getCaughtThrowables().stream()
                          .anyMatch(type -> type.isEquivalentTo(Throwable.class));
                  events.add(
                      new SimpleConditionEvent(
                          unit, !all, unit.getFullName() + " catches Throwable"));
                }
              }
            });
  }

  static ArchRule noSleep() {
    return noClasses().should().callMethodWhere(calls(Workflow.class, "sleep"));
  }

  static ArchRule noTimedAwait() {
    return noClasses()
        .should()
        .callMethodWhere(
            describe(
                "waits with a time limit whose answer loses facts",
                call ->
                    call.getTargetOwner().isEquivalentTo(Workflow.class)
                        && call.getName().equals("await")
                        && call.getTarget().getRawParameterTypes().stream()
                            .anyMatch(type -> type.isEquivalentTo(Duration.class))));
  }

  static ArchRule timersOnlyInTimedWait() {
    return noClasses()
        .that()
        .doNotHaveSimpleName("TimedWait")
        .should()
        .callMethodWhere(calls(Workflow.class, "newTimer"));
  }

  static ArchRule implIsForWorkflows() {
    return classes()
        .that()
        .haveSimpleNameEndingWith("Impl")
        .should()
        .haveSimpleNameEndingWith("WorkflowImpl");
  }

  static ArchRule durableKnowsNoCapability() {
    return noClasses()
        .that()
        .resideInAPackage("dev.longhaul.durable..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.longhaul..")
                .and(DescribedPredicate.not(resideInAPackage("dev.longhaul.durable.."))));
  }

  static ArchRule noCycles() {
    return slices().matching("dev.longhaul.(*)..").should().beFreeOfCycles();
  }

  private static DescribedPredicate<JavaClass> runInWorkflows() {
    return describe("run in workflows", type -> !OUTSIDE.contains(outermost(type).getSimpleName()));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Rules::outermost).orElse(type);
  }

  private static DescribedPredicate<JavaCall<?>> calls(Class<?> owner, String... names) {
    return describe(
        "calls " + owner.getSimpleName() + "." + String.join("|", names),
        call ->
            call.getTargetOwner().isEquivalentTo(owner) && Set.of(names).contains(call.getName()));
  }
}
