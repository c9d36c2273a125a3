package dev.longhaul.emulators.inwx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.faults.Waits;
import dev.longhaul.emulators.memory.Memory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InwxSecondFactorTest {
  /** The key of RFC 6238, appendix B: the bytes of 12345678901234567890. */
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  /** A moment whose code begins with zeros. */
  private static final Instant START = Instant.ofEpochSecond(4_000_000_000L / 30 * 30);

  private final SecondFactor app = new SecondFactor(SECRET);
  private final EmulatorClock clock = new EmulatorClock(START);
  private final InwxEmulator inwx =
      InwxEmulator.start(
          clock, new Effects(clock), Waits.withoutLatency(), Optional.of(SECRET), Memory.none());
  private InwxSession session;

  @BeforeEach
  void logIn() throws Exception {
    clock.speed(0);
    session = InwxSession.loggedIn(inwx);
  }

  @AfterEach
  void close() {
    inwx.close();
  }

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void computesTheCodesOfTheStandard(long second, String code) {
    assertThat(app.code(SecondFactor.window(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  @Test
  void asksForACodeAfterLoginAndRefusesEverythingUntilThen() throws Exception {
    JsonNode login =
        new InwxSession(inwx)
            .call("account.login", "user", inwx.username(), "pass", inwx.password());
    assertThat(login.at("/resData/tfa").asText()).isEqualTo("GOOGLE-AUTH");
    JsonNode refused = session.call("domain.list");
    assertThat(refused.path("code").asInt()).isEqualTo(2200);
    assertThat(refused.path("reasonCode").asText()).isEqualTo("Error_AccountUnlockRequired");
    JsonNode unlocked = session.call("account.unlock", "tan", code());
    assertThat(unlocked.path("code").asInt()).isEqualTo(1000);
    assertThat(unlocked.has("resData")).isFalse();
    assertThat(session.call("domain.list").path("code").asInt()).isEqualTo(1000);
  }

  @Test
  void refusesAUsedCodeUntilTheNextWindow() throws Exception {
    session.call("account.unlock", "tan", code());
    InwxSession other = InwxSession.loggedIn(inwx);
    JsonNode again = other.call("account.unlock", "tan", code());
    assertThat(again.path("code").asInt()).isEqualTo(2200);
    assertThat(again.path("reasonCode").asText()).isEqualTo("INVALID");
    assertThat(again.path("reason").asText()).isEqualTo("The confirmation code is invalid.");
    assertThat(other.call("domain.list").path("code").asInt()).isEqualTo(2200);
    clock.advance(Duration.ofSeconds(30));
    assertThat(other.call("account.unlock", "tan", code()).path("code").asInt()).isEqualTo(1000);
  }

  @Test
  void refusesWrongOldAndMissingCodes() throws Exception {
    String old = app.code(SecondFactor.window(START) - 2);
    for (Object tan : new Object[] {old, "abcdef", "1234567", -1}) {
      JsonNode answer = session.call("account.unlock", "tan", tan);
      assertThat(answer.path("code").asInt()).as("%s", tan).isEqualTo(2200);
    }
    assertThat(session.call("account.unlock").path("reasonCode").asText()).isEqualTo("INVALID");
  }

  @Test
  void takesANumberWhoseLeadingZerosAreLost() throws Exception {
    while (!code().startsWith("0")) {
      clock.advance(Duration.ofSeconds(30));
    }
    JsonNode answer = session.call("account.unlock", "tan", Integer.parseInt(code()));
    assertThat(answer.path("code").asInt()).isEqualTo(1000);
  }

  @Test
  void takesTheCodeOfTheWallClockToo() {
    Instant now = Instant.now();
    assertThat(app.accepts(app.code(SecondFactor.window(now)), START, new TreeSet<>())).isTrue();
  }

  @Test
  void tellsTheSecretToProcessesAndRemembersUsedCodes(@TempDir Path directory) throws Exception {
    WorldOptions options =
        WorldOptions.defaults().withWaits(Waits.withoutLatency()).withSecondFactor(SECRET);
    try (World world = World.start(options, directory)) {
      world.clock().speed(0);
      String code = app.code(SecondFactor.window(world.clock().now()));
      assertThat(world.settings(directory)).containsEntry("INWX_2FA_SECRET", SECRET);
      assertThat(unlock(world, code)).isEqualTo(1000);
      try (World next = World.start(options, directory)) {
        assertThat(unlock(next, code)).isEqualTo(2200);
      }
    }
  }

  @Test
  void refusesASecretThatIsNotBase32() {
    assertThatThrownBy(() -> new SecondFactor("not base 1")).hasMessageContaining("base 32");
  }

  private static int unlock(World world, String code) throws Exception {
    InwxSession login = InwxSession.loggedIn(world.inwx());
    return login.call("account.unlock", "tan", code).path("code").asInt();
  }

  private String code() {
    return app.code(SecondFactor.window(clock.now()));
  }
}
