package dev.longhaul.activities.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.TestLedger;
import io.temporal.failure.ApplicationFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** What happens to a lock when its holder, a real process, is stopped or killed (O-02). */
@Timeout(60)
class KilledHolderTest {
  private static final String SUBJECT = "inwx/domain/killed.example";

  private final Ledger ledger = TestLedger.open();
  private final SubjectLocks locks = ledger.subjectLocks();
  private Process holder;

  @AfterEach
  void stop() {
    holder.destroyForcibly();
    ledger.close();
  }

  @Test
  void aStoppedHolderKeepsItsLockAndAKilledOneFreesIt() throws Exception {
    holder = startHolder();
    assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(holder.pid())).start().waitFor())
        .isZero();
    assertThatThrownBy(() -> locks.acquire(SUBJECT))
        .isInstanceOfSatisfying(
            ApplicationFailure.class, e -> assertThat(e.getType()).isEqualTo("SUBJECT_BUSY"));
    holder.destroyForcibly();
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .ignoreExceptions()
        .untilAsserted(() -> locks.acquire(SUBJECT).close());
  }

  private Process startHolder() throws IOException, SQLException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                ledger.jdbi().withHandle(handle -> handle.getConnection().getMetaData().getURL()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output = process.inputReader();
    assertThat(output.lines().filter("held"::equals).findFirst()).contains("held");
    return process;
  }

  /** Takes the lock, says so, and waits to be killed; ends by itself when its parent is gone. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(arguments[0]);
      source.setUser("postgres");
      source.setPassword("postgres");
      try (Held held = new SubjectLocks(source).acquire(SUBJECT)) {
        held.check();
        System.out.println("held");
        System.in.read();
      }
    }
  }
}
