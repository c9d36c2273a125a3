package dev.longhaul.sandbox.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.sandbox.RequiresTemporal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./longhaul up}, {@code status} and {@code down}, each as a process of its own. */
@RequiresTemporal
@Timeout(420)
class UpTest {
  private static final int NOT_RUNNING = 69;
  private static final String ORDER =
      Path.of(System.getProperty("longhaul.root"), "examples", "acme.yaml").toString();

  @TempDir Path folder;
  private UpPlace place;

  @BeforeEach
  void moveIn() {
    place = new UpPlace(folder);
  }

  @AfterEach
  void leaveNothingRunning() {
    place.close();
  }

  @Test
  void goesOnWhereItWasKilled() {
    UpProcess first = place.start("up").awaitServing();
    assertThat(first.said()).contains("kill anything, it goes on", "API ", "Web UI ", "Vendors ");
    assertServing(first, place.data());
    killDuringThePurchase(first);
    assertNothingUp();

    UpProcess second = upAgain();
    UpPlace.Answer watched = place.type("operation", "watch", "project:acme");
    assertThat(watched.exit()).as(watched.said()).isZero();
    assertThat(vendors().count("charged", "acme.example")).isOne();
    assertThat(vendors().count("domain-registered", "acme.example")).isOne();

    refusesASecondOne(second);
    goesDown(second, "Its data stays in " + place.data());
    assertNothingUp();
  }

  private void killDuringThePurchase(UpProcess up) {
    String hold = vendors().hold("inwx", "domain.create");
    UpPlace.Answer ordered = place.type("project", "provision", ORDER);
    assertThat(ordered.exit()).as(ordered.said()).isZero();
    assertThat(vendors().isReached(hold)).as("the purchase").isTrue();
    up.kill();
  }

  /** What the killed one has left is ended, and others of its kind run. */
  private UpProcess upAgain() {
    List<ProcessHandle> left = place.helpers();
    assertThat(left).as("Temporal and PostgreSQL outlive a kill").hasSize(2);
    UpProcess second = place.start("up").awaitServing();
    assertThat(left).noneMatch(ProcessHandle::isAlive);
    assertThat(place.helpers()).hasSize(2);
    return second;
  }

  private void refusesASecondOne(UpProcess running) {
    List<ProcessHandle> before = place.helpers();
    UpProcess another = place.start("up");
    assertThat(another.exit()).isZero();
    assertThat(another.said())
        .contains("One is there already.", "Up as process " + running.pid() + ", data in ");
    assertThat(running.isOver()).isFalse();
    assertThat(place.helpers()).isEqualTo(before);
  }

  @Test
  void inMemoryNothingSurvives() {
    UpProcess first = place.start("up", "--in-memory").awaitServing();
    assertThat(first.said())
        .contains("nothing survives this process", "then all of it is forgotten.");
    Path data = place.data().resolve("in-memory");
    assertServing(first, data);
    assertThat(place.type("project", "provision", ORDER).exit()).isZero();
    Awaitility.await("the project is known").atMost(UpProcess.START).until(this::isListed);
    first.kill();

    List<ProcessHandle> left = place.helpers();
    UpProcess second = place.start("up", "--in-memory").awaitServing();
    assertThat(left).hasSize(1).noneMatch(ProcessHandle::isAlive);
    assertThat(isListed()).isFalse();
    saysWhatIsAway();
    goesDown(second, "It ran in memory, nothing is kept.");
    assertThat(data).doesNotExist();
    assertThat(place.start("down").exit()).isEqualTo(NOT_RUNNING);
  }

  private void saysWhatIsAway() {
    place.helpers().forEach(ProcessHandle::destroyForcibly);
    Awaitility.await("PostgreSQL is gone").until(() -> place.helpers().isEmpty());
    UpProcess status = place.start("status");
    assertThat(status.exit()).isOne();
    assertThat(status.said())
        .contains("It cannot work: no answer from: ledger. './longhaul down --data ");
  }

  @Test
  void leavesAFolderOfSomebodyElseAlone() throws Exception {
    Path theirs = Files.createDirectories(place.data()).resolve("letter");
    Files.writeString(theirs, "mine");
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(place.data());
    UpProcess up = place.start("up");
    assertThat(up.exit()).isEqualTo(78);
    assertThat(up.said())
        .contains(
            "longhaul: "
                + place.data()
                + " holds other things; name a folder of your own with --data, one that is empty"
                + " or new");
    assertThat(Files.getPosixFilePermissions(place.data())).isEqualTo(before);
    assertThat(place.data()).isDirectoryContaining(theirs::equals);
  }

  private boolean isListed() {
    UpPlace.Answer listed = place.type("project", "list");
    assertThat(listed.exit()).as(listed.said()).isZero();
    return listed.said().contains("acme");
  }

  private void goesDown(UpProcess running, String kept) {
    List<ProcessHandle> helpers = place.helpers();
    UpProcess down = place.start("down");
    assertThat(down.exit()).as(down.said()).isZero();
    assertThat(down.said()).contains("Stopped. " + kept);
    assertThat(running.isOver()).isTrue();
    Awaitility.await("nothing runs")
        .until(() -> helpers.stream().noneMatch(ProcessHandle::isAlive));
  }

  private void assertServing(UpProcess up, Path data) {
    UpProcess status = place.start("status");
    assertThat(status.exit()).as(status.said()).isZero();
    assertThat(status.said())
        .contains("Up as process " + up.pid() + ", data in " + data, "API  ", "Vendors  ");
  }

  private void assertNothingUp() {
    UpProcess status = place.start("status");
    assertThat(status.exit()).isEqualTo(NOT_RUNNING);
    assertThat(status.said())
        .contains("Nothing is up in " + place.data() + "; './longhaul up --data");
  }

  private Vendors vendors() {
    return new Vendors(place.port("vendors"));
  }
}
