package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.emulators.World;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.emulators.faults.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** O-13: secrets stand nowhere in clear, also after failures and refused logins. */
class SecretsTest {
  private static final Order HAPPY =
      Order.registered("discreet").withContacts().withSecret("PAYMENT_KEY", "payment-key");
  private static final Order UNHAPPY = Order.subdomain("indiscreet");
  private static final String AUTH_CODE = "auth-code-9f27c1d4";
  private static final String TRANSFER_CODE = "transfer-code-5c1f77aa";
  private static final String TOTP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
  private static final String PAYMENT_KEY = "payment-key-71d0e2ab";
  private static final String WEBHOOK_SECRET = "webhook-secret-88ac03f1";
  private static final String TYPED = "typed-secret-2e90bb15";
  @TempDir private static Path directory;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Map<String, String> secrets = new LinkedHashMap<>();
  private static NoticeReceiver receiver;
  private static Company company;

  @BeforeAll
  static void doWhatNeedsSecrets() throws IOException {
    receiver = NoticeReceiver.start();
    company =
        Company.openWithout(
            WorldOptions.defaults().withSecondFactor(TOTP), SecretsTest::toldByWebhook);
    company.addServer("web-1", 50);
    assertThat(company.typed(PAYMENT_KEY, "secret", "set", "ledger:discreet/payment-key").exit())
        .isZero();
    World world = company.world();
    world.coolify().failNextDeployments(UNHAPPY.app(), 1, "npm ERR!");
    world.inwx().expireSessions();
    assertThat(company.orderAll(HAPPY, UNHAPPY)).extracting(Run::exit).containsExactly(0, 6);
    assertThat(company.platform().variables(HAPPY.app())).containsEntry("PAYMENT_KEY", PAYMENT_KEY);
    Http.Answer stored =
        company
            .api()
            .put("/api/v1/secrets/discreet/auth-code", "{\"value\": \"" + AUTH_CODE + "\"}");
    assertThat(stored.status()).isBetween(200, 204);
    refuseATransferRepeatingItsCode();
    Map<String, String> settings = company.box().settings();
    secrets.put("INWX password", world.inwx().password());
    secrets.put("second factor", TOTP);
    secrets.put("payment key", PAYMENT_KEY);
    secrets.put("webhook secret", WEBHOOK_SECRET);
    secrets.put("typed secret", TYPED);
    secrets.put("Coolify token", world.coolify().token());
    secrets.put("SMTP password", world.mail().password());
    secrets.put("master key", settings.get("LONGHAUL_MASTER_KEY").replace("=", ""));
    secrets.put(
        "payload key",
        settings.get("LONGHAUL_PAYLOAD_KEYS").substring("box:".length()).replace("=", ""));
    secrets.put("admin token", company.box().adminToken());
    secrets.put("auth code", AUTH_CODE);
    secrets.put("code of the transfer", TRANSFER_CODE);
    secrets.put("initial password", company.platform().initialPassword(HAPPY.app()));
    secrets.put("pending password", company.platform().initialPassword(UNHAPPY.app()));
  }

  private static Map<String, String> toldByWebhook(Map<String, String> settings) {
    Map<String, String> told = new LinkedHashMap<>(settings);
    told.put("LONGHAUL_NOTICE_WEBHOOK_URL", receiver.url());
    told.put("LONGHAUL_NOTICE_WEBHOOK_SECRET", WEBHOOK_SECRET);
    return told;
  }

  @AfterAll
  static void close() {
    company.close();
    receiver.close();
  }

  /** The registrar's own words are shown everywhere, and may hold what it was given. */
  private static void refuseATransferRepeatingItsCode() throws IOException {
    company.world().inwx().transfers().elsewhere("secretive.example", "another");
    Fault echo = new Fault.VendorCode(2202, "the code '" + TRANSFER_CODE + "' is not valid");
    company.world().inwx().switchboard().next("domain.transfer", 1, echo);
    Path code = Files.writeString(directory.resolve("code"), TRANSFER_CODE);
    Run run =
        company.longhaul(
            "domain",
            "transfer",
            "secretive.example",
            "--auth-code-file",
            code.toString(),
            "--wait");
    assertThat(run.exit()).as(run.toString()).isEqualTo(6);
    assertThat(run.out()).contains("[redacted]");
  }

  @Test
  void areNotInAnyHistory() {
    List<String> histories = new Histories(company.box()).texts();
    assertThat(histories).hasSizeGreaterThanOrEqualTo(4);
    assertThat(String.join("", histories))
        .contains("discreet.example", "initial-password.1", "TellOperators", "WatchRegistrar");
    assertNoSecretIn(String.join("\n", histories));
  }

  @Test
  void nothingPersonalIsReadableWhereTemporalKeepsIt() {
    String opened = String.join("\n", new Histories(company.box()).texts());
    String kept = String.join("\n", new Histories(company.box()).kept());
    assertThat(opened).contains(HAPPY.owner(), UNHAPPY.owner(), "npm ERR!");
    assertThat(kept)
        .contains("longhaul-key-id")
        .doesNotContain(HAPPY.owner(), UNHAPPY.owner(), "npm ERR!");
  }

  @Test
  void areNotInAnyTable() {
    String rows = new LedgerText(company.box()).everything();
    assertThat(rows).contains("discreet.example", "provisioning_completed", "secrets:");
    assertNoSecretIn(rows);
  }

  @Test
  void areNotOnAnyTerminal() {
    company.longhaul("project", "log", UNHAPPY.slug());
    company.longhaul("operation", "show", UNHAPPY.id(), "--output", "json");
    assertThat(company.said()).contains("discreet.example");
    assertNoSecretIn(company.said());
  }

  @Test
  void areNotInTheLog() {
    assertThat(Logs.text()).contains("project:discreet", "DEBUG VendorHttp");
    assertNoSecretIn(Logs.text());
  }

  @Test
  void areNotInMailToTheOperators() {
    String mails =
        company.world().mail().messages().stream()
            .filter(mail -> mail.to().contains("operators@longhaul.example"))
            .map(mail -> mail.subject() + mail.text() + mail.html())
            .reduce("", String::concat);
    assertThat(mails).contains("project:indiscreet");
    assertNoSecretIn(mails);
  }

  @Test
  void areNotInTheMetrics() throws IOException {
    String metrics;
    try (InputStream scrape = URI.create(company.apiUrl() + "/metrics").toURL().openStream()) {
      metrics = new String(scrape.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(metrics).contains("longhaul_");
    assertNoSecretIn(metrics);
  }

  @Test
  void areNotInWhatTheWebhookSends() {
    assertThat(receiver.received()).anyMatch(notice -> notice.contains("project:indiscreet"));
    assertNoSecretIn(String.join("\n", receiver.received()));
  }

  /** The API and the command line as the launcher runs them, and the box's own PostgreSQL. */
  @Test
  void areNotInTheProcessList() throws IOException {
    Map<String, String> serving = new LinkedHashMap<>(toldByWebhook(company.box().settings()));
    serving.putAll(Map.of("LONGHAUL_ROLES", "api", "LONGHAUL_API_PORT", "0"));
    Map<String, String> asking =
        Map.of("LONGHAUL_URL", company.apiUrl(), "LONGHAUL_TOKEN", company.box().adminToken());
    try (Launched api = Launched.start(directory, serving, "worker");
        Launched cli =
            Launched.start(directory, asking, "secret", "set", "ledger:discreet/typed")) {
      Awaitility.await().atMost(PATIENCE).until(() -> api.commandLine().contains("WorkerMain"));
      Awaitility.await().atMost(PATIENCE).until(() -> cli.commandLine().contains("LonghaulCli"));
      String processes = api.commandLine() + cli.commandLine() + Launched.all();
      assertThat(processes).contains("WorkerMain", "ledger:discreet/typed", "postgres");
      assertThat(cli.type(TYPED)).isZero();
      assertNoSecretIn(processes + Launched.all() + api.said() + cli.said());
    }
  }

  private static void assertNoSecretIn(String text) {
    secrets.forEach(
        (name, value) -> assertThat(text.contains(value)).as(name + " stands there").isFalse());
  }
}
