package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.longhaul.emulators.http.HttpAnswer;
import dev.longhaul.emulators.http.LoopbackHttp;
import dev.longhaul.emulators.mail.MailMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** O-07: five builds fail because of one platform; the operators hear of it and decide at once. */
class ManyParkedTest {
  private static final Order[] ORDERS =
      Stream.of("one", "two", "three", "four", "five").map(Order::subdomain).toArray(Order[]::new);
  private static final List<String> hooked = new CopyOnWriteArrayList<>();
  private static LoopbackHttp receiver;
  private static Company company;
  private static Run listed;
  private static Run decided;

  @BeforeAll
  static void parkFive() {
    receiver = LoopbackHttp.plain("receiver", ManyParkedTest::receive);
    company = Company.openWithout(ManyParkedTest::toldByWebhook);
    company.addServer("web-1", 20);
    for (Order order : ORDERS) {
      company.world().coolify().failNextDeployments(order.app(), 1, "npm ERR! no disk");
    }
    company.orderAll(ORDERS);
    listed = decide("retry", "--dry-run");
    decided = decide("retry", "--reason", "disk mended");
  }

  private static Run decide(String word, String... more) {
    return company.longhaul(
        Stream.concat(
                Stream.of("operation", "decide", "--parked-by", "coolify-main", "--step", "DEPLOY"),
                Stream.concat(Stream.of(word), Stream.of(more)))
            .toArray(String[]::new));
  }

  private static Map<String, String> toldByWebhook(Map<String, String> settings) {
    Map<String, String> told = new LinkedHashMap<>(settings);
    told.put("LONGHAUL_NOTICE_WEBHOOK_URL", "http://127.0.0.1:" + receiver.port() + "/");
    told.put("LONGHAUL_NOTICE_WEBHOOK_SECRET", "a-secret-of-24-characters");
    told.put("LONGHAUL_DIGEST_WINDOW", "5s");
    return told;
  }

  private static void receive(HttpExchange exchange) throws IOException {
    hooked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    LoopbackHttp.send(exchange, HttpAnswer.text(204, "text/plain", ""));
  }

  @AfterAll
  static void close() {
    company.close();
    receiver.close();
  }

  @Test
  void listsThemWithoutDeciding() {
    assertThat(listed.exit()).as(listed.toString()).isZero();
    assertThat(listed.out().lines()).hasSize(6);
    assertThat(listed.out()).contains("project:one", "project:five", "would", "the build failed");
  }

  @Test
  void decidesOnEachAndEachGoesOn() {
    assertThat(decided.exit()).as(decided.toString()).isZero();
    assertThat(decided.out().lines().filter(line -> line.contains("recorded"))).hasSize(5);
    for (Order order : ORDERS) {
      Run watched = company.longhaul("operation", "watch", order.id());
      assertThat(watched.exit()).as(watched.toString()).isZero();
    }
    assertThat(decide("retry").out()).contains("nothing is parked by that account");
  }

  @Test
  void tellsThreeByThemselvesAndTheRestInOneDigest() {
    await().atMost(Duration.ofSeconds(30)).until(() -> alerts().size() >= 4 && hooked.size() >= 4);
    assertThat(alerts()).hasSize(4);
    assertThat(alerts())
        .filteredOn(mail -> mail.subject().contains("many operations park"))
        .singleElement()
        .satisfies(
            digest ->
                assertThat(digest.text())
                    .contains(
                        "2 operations because of vendor coolify-main",
                        "--parked-by coolify-main --step DEPLOY retry --dry-run"));
    assertThat(hooked).hasSize(4);
    assertThat(hooked).filteredOn(body -> body.contains("\"type\":\"digest\"")).hasSize(1);
  }

  @Test
  void refusesWhatCannotBeDecidedForMany() {
    Run edit = decide("edit");
    assertThat(edit.exit()).isEqualTo(65);
    assertThat(edit.err()).contains("cannot be decided for many");
    assertThat(decide("retry", "--wait").exit()).isEqualTo(2);
    assertThat(company.longhaul("operation", "list", "--stuck").out()).contains("no operations");
  }

  private static List<MailMessage> alerts() {
    return company.world().mail().messages().stream()
        .filter(mail -> mail.to().contains("operators@longhaul.example"))
        .toList();
  }
}
