package dev.longhaul.activities.coolify;

import static dev.longhaul.activities.coolify.CoolifyWorld.FENCE;

import dev.longhaul.activities.fakes.FaultMatrix;
import dev.longhaul.activities.fakes.FaultMatrix.Row;
import dev.longhaul.activities.fakes.Patience;
import dev.longhaul.activities.fakes.Trouble;
import dev.longhaul.apps.AppVariables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every activity at the platform meets every trouble. */
@EnabledIfSystemProperty(named = "longhaul.strict", matches = "true")
class CoolifyFaultMatrixTest {
  private static final FaultMatrix MATRIX = new FaultMatrix("coolify");
  private static final AppVariables VARIABLES = new AppVariables(Map.of("A", "1"), Map.of());
  private final CoolifyWorld world = new CoolifyWorld(Patience.SHORT);

  /** The activities; each is named as in its interface and set up in a world of its own. */
  private enum Case {
    FIND(CoolifyFaultMatrixTest::find),
    RUNS(CoolifyFaultMatrixTest::runs),
    ENSURE_PROJECT(CoolifyFaultMatrixTest::ensureProject),
    ENSURE_APPLICATION(CoolifyFaultMatrixTest::ensureApplication),
    SET_VARIABLES(CoolifyFaultMatrixTest::setVariables),
    STOP_APPLICATION(CoolifyFaultMatrixTest::stopApplication),
    DELETE_APPLICATION(CoolifyFaultMatrixTest::deleteApplication),
    DELETE_PROJECT(CoolifyFaultMatrixTest::deleteProject),
    LATEST(CoolifyFaultMatrixTest::latest),
    START(CoolifyFaultMatrixTest::start),
    RESTART(CoolifyFaultMatrixTest::restart),
    OPEN(CoolifyFaultMatrixTest::open),
    CANCEL(CoolifyFaultMatrixTest::cancel),
    AWAIT(CoolifyFaultMatrixTest::await);

    private final Function<CoolifyFaultMatrixTest, Row> row;

    Case(Function<CoolifyFaultMatrixTest, Row> row) {
      this.row = row;
    }
  }

  static Stream<Arguments> everything() {
    return Stream.of(Case.values())
        .flatMap(one -> Stream.of(Trouble.values()).map(trouble -> Arguments.of(one, trouble)));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void triesAgainAndHasItsEffectOnce(Case one, Trouble trouble) {
    Row row = FaultMatrix.prepared(() -> one.row.apply(this));
    MATRIX.meet(row, trouble, world.switchboard, () -> world.pass(Duration.ofSeconds(5)));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @AfterAll
  static void publish() throws Exception {
    MATRIX.publish();
  }

  private Row find() {
    world.application();
    return new Row("Apps_Find", "GET /projects", () -> world.apps.find("vrs-acme"), () -> 0, 0);
  }

  private Row runs() {
    String app = world.application();
    return new Row("Apps_Runs", "GET /applications/{uuid}", () -> world.apps.runs(app), () -> 0, 0);
  }

  private Row ensureProject() {
    return new Row(
        "Apps_EnsureProject", "POST /projects", world::project, count("project-created"), 1);
  }

  private Row ensureApplication() {
    return new Row(
        "Apps_EnsureApplication",
        "POST /applications/public",
        world::application,
        count("application-created"),
        1);
  }

  private Row setVariables() {
    String app = world.application();
    return new Row(
        "Apps_SetVariables",
        "PATCH /applications/{uuid}/envs/bulk",
        () -> world.apps.setVariables(FENCE, app, VARIABLES),
        count("variable-created"),
        1);
  }

  private Row stopApplication() {
    String app = deployed();
    return new Row(
        "Apps_StopApplication",
        "POST /applications/{uuid}/stop",
        () -> world.apps.stopApplication(FENCE, app),
        count("application-stopped"),
        1);
  }

  private Row deleteApplication() {
    String app = world.application();
    return new Row(
        "Apps_DeleteApplication",
        "DELETE /applications/{uuid}",
        () -> world.apps.deleteApplication(FENCE, app),
        count("application-deleted"),
        1);
  }

  private Row deleteProject() {
    String project = world.project();
    return new Row(
        "Apps_DeleteProject",
        "DELETE /projects/{uuid}",
        () -> world.apps.deleteProject(FENCE, project),
        count("project-deleted"),
        1);
  }

  private Row latest() {
    String app = deployed();
    return new Row(
        "Deployments_Latest",
        "GET /deployments/applications/{uuid}",
        () -> world.deployments.latest(app),
        () -> 0,
        0);
  }

  private Row start() {
    String app = world.application();
    return new Row(
        "Deployments_Start",
        "POST /applications/{uuid}/start",
        () -> world.deployments.start(FENCE, app, null),
        count("deployment-started"),
        1);
  }

  private Row restart() {
    String app = deployed();
    String built = world.deployments.latest(app).id();
    return new Row(
        "Deployments_Restart",
        "POST /applications/{uuid}/restart",
        () -> world.deployments.restart(FENCE, app, built),
        count("deployment-started"),
        2);
  }

  private Row open() {
    String app = world.application();
    return new Row(
        "Deployments_Open",
        "GET /deployments/applications/{uuid}",
        () -> world.deployments.open(app),
        () -> 0,
        0);
  }

  private Row cancel() {
    String app = world.application();
    String id = world.deployments.start(FENCE, app, null).id();
    return new Row(
        "Deployments_Cancel",
        "POST /deployments/{uuid}/cancel",
        () -> world.deployments.cancel(FENCE, app, List.of(id)),
        count("deployment-cancelled"),
        1);
  }

  private Row await() {
    String id = world.deployments.latest(deployed()).id();
    return new Row(
        "Deployments_Await",
        "GET /deployments/{uuid}",
        () -> world.deployments.await(id),
        () -> 0,
        0);
  }

  private String deployed() {
    String app = world.application();
    world.deployments.start(FENCE, app, null);
    world.pass(Duration.ofSeconds(10));
    return app;
  }

  private IntSupplier count(String kind) {
    return () -> world.effects.count(kind);
  }
}
