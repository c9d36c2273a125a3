package dev.longhaul.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhaul.activities.postgres.ServerChoice;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerSettingsTest {

  @Test
  void readsTheRequiredOnesWithEveryDefault() {
    WorkerSettings settings = WorkerSettings.read(TestSettings.with());
    assertThat(settings.inwx().api())
        .isEqualTo(URI.create("https://api.ote.domrobot.com/jsonrpc/"));
    assertThat(settings.extraCa()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.domrobot.com/jsonrpc/",
        "https://api.domrobot.com/jsonrpc",
        "https://API.Domrobot.com/jsonrpc/",
        "https://api.domrobot.com:443/jsonrpc/",
        "https://api.domrobot.com./jsonrpc/",
        "https://domrobot.com/jsonrpc/",
        "https://new.api.domrobot.com/jsonrpc/"
      })
  void refusesEveryAddressOfTheLiveRegistrarInDev(String live) {
    assertThat(mistakes("INWX_API_URL", live))
        .singleElement()
        .asString()
        .startsWith("INWX_API_URL: LONGHAUL_ENV=dev refuses the live registrar");
  }

  @Test
  void readsHowServersAreChosen() {
    assertThat(WorkerSettings.read(TestSettings.with()).serverChoice())
        .isEqualTo(ServerChoice.LEAST_LOADED);
    assertThat(
            WorkerSettings.read(TestSettings.with("LONGHAUL_SERVER_CHOICE", "round-robin"))
                .serverChoice())
        .isEqualTo(ServerChoice.ROUND_ROBIN);
    assertThat(mistakes("LONGHAUL_SERVER_CHOICE", "random"))
        .singleElement()
        .asString()
        .contains("must be least-loaded or round-robin");
  }

  @Test
  void refusesTheLiveRegistrarInUtaToo() {
    BadSettings bad =
        catchThrowableOfType(
            BadSettings.class,
            () ->
                WorkerSettings.read(
                    TestSettings.with("INWX_USE_TEST", "false", "LONGHAUL_ENV", "uta")));
    assertThat(bad).hasMessageContaining("LONGHAUL_ENV=uta refuses the live registrar");
  }

  @Test
  void refusesTheLiveRegistrarThatIsTheDefault() {
    assertThat(mistakes("INWX_USE_TEST", "false"))
        .singleElement()
        .asString()
        .startsWith("INWX_USE_TEST: LONGHAUL_ENV=dev refuses the live registrar");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.ote.domrobot.com/jsonrpc",
        "https://notdomrobot.com/",
        "http://127.0.0.1:8080/jsonrpc/",
        "http://localhost/jsonrpc/",
        "http://[::1]:8080/jsonrpc/"
      })
  void takesWhatCostsNothing(String address) {
    assertThat(WorkerSettings.read(TestSettings.with("INWX_API_URL", address)).inwx().api())
        .isEqualTo(URI.create(address));
  }

  @Test
  void takesTheLiveRegistrarInProduction() {
    WorkerSettings.read(TestSettings.with("INWX_USE_TEST", "false", "LONGHAUL_ENV", "prod"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://inwx.example/", "ftp://127.0.0.1/", "api", "https:///x", "a b"})
  void wantsEncryptionBesidesLoopback(String address) {
    assertThat(mistakes("INWX_API_URL", address)).singleElement().asString().contains(address);
  }

  @Test
  void anEmptySecretFileMeansNone(@TempDir Path directory) throws IOException {
    Path file = Files.createFile(directory.resolve("inwx-2fa"));
    WorkerSettings settings =
        WorkerSettings.read(TestSettings.with("INWX_2FA_SECRET_FILE", file.toString()));
    assertThat(settings.inwx().totpSecret()).isEmpty();
    Files.writeString(file, "JBSWY3DPEHPK3PXP");
    settings = WorkerSettings.read(TestSettings.with("INWX_2FA_SECRET_FILE", file.toString()));
    assertThat(settings.inwx().totpSecret()).isPresent();
  }

  @Test
  void namesEveryMistakeByItsVariable() {
    List<String> mistakes =
        mistakes(
            "LONGHAUL_MASTER_KEY",
            "hunter2",
            "LONGHAUL_CA_FILE",
            "/nowhere/ca.pem",
            "COOLIFY_API_URL",
            "http://platform.example/api/v1",
            "SMTP_URL",
            "mail.example",
            "SMTP_FROM",
            "Longhaul <",
            "LONGHAUL_ADMINS",
            "ops@example.com,nobody here",
            "LONGHAUL_NAMESERVER_ADDRESSES",
            "ns.example=127.0.0.1:dns",
            "LONGHAUL_DNS_RESOLVER",
            "127.0.0.1:99999",
            "LONGHAUL_API_PORT",
            "abc");
    assertThat(mistakes)
        .extracting(mistake -> mistake.split("[: ]")[0])
        .containsExactlyInAnyOrder(
            "LONGHAUL_MASTER_KEY",
            "LONGHAUL_CA_FILE",
            "COOLIFY_API_URL",
            "SMTP_URL",
            "SMTP_FROM",
            "LONGHAUL_ADMINS",
            "LONGHAUL_NAMESERVER_ADDRESSES",
            "LONGHAUL_DNS_RESOLVER",
            "LONGHAUL_API_PORT");
    assertThat(mistakes)
        .contains("LONGHAUL_API_PORT: 'abc' must be a whole number")
        .noneMatch(mistake -> mistake.contains("hunter2"));
  }

  @ParameterizedTest
  @CsvSource({
    "INWX_SETTLE_TIME, PT-5S",
    "COOLIFY_SETTLE_TIME, PT-5S",
    "LONGHAUL_GOODBYE, PT-1S",
    "INWX_2FA_SECRET, 0189-secret",
    "LONGHAUL_OPERATOR_LOCALE, fr",
    "INWX_CALL_TIMEOUT, 0s",
    "COOLIFY_CALL_TIMEOUT, 0s",
    "COOLIFY_CALL_TIMEOUT, PT0.0001S",
    "COOLIFY_CALL_TIMEOUT, 30d",
    "SMTP_TIMEOUT, 0s",
    "DNS_CALL_TIMEOUT, 0s",
    "HEALTH_CHECK_TIMEOUT, 0s",
  })
  void whatCannotBeIsAMistakeOfItsVariable(String name, String value) {
    assertThat(mistakes(name, value))
        .singleElement()
        .asString()
        .startsWith(name + ": ")
        .doesNotContain("0189-secret");
  }

  @Test
  void aWebhookThatMayTakeForEverIsAMistake() {
    assertThat(
            mistakes(
                "LONGHAUL_NOTICE_WEBHOOK_URL",
                "https://hook.example/",
                "LONGHAUL_NOTICE_WEBHOOK_SECRET",
                "a-secret-of-24-characters",
                "LONGHAUL_NOTICE_WEBHOOK_TIMEOUT",
                "0s"))
        .containsExactly("LONGHAUL_NOTICE_WEBHOOK_TIMEOUT: must lie between 1ms and 1h");
  }

  private static List<String> mistakes(String... variables) {
    return catchThrowableOfType(
            BadSettings.class, () -> WorkerSettings.read(TestSettings.with(variables)))
        .mistakes();
  }
}
