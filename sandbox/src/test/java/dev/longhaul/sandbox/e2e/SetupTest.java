package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.sandbox.engine.InMemoryEngine;
import dev.longhaul.worker.WorkerApp;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./longhaul setup} on servers where nothing is, and again. */
@Timeout(180)
class SetupTest {
  private static final Pattern TOKEN = Pattern.compile("lh_\\S+");

  @TempDir Path directory;

  @Test
  void printsTheFirstAdminTokenOnceAndItWorks() {
    try (NewServers servers = new NewServers(directory, InMemoryEngine.start())) {
      Run first = servers.setup(Map.of());
      assertThat(first.exit()).as(first.toString()).isZero();
      assertThat(first.out())
          .contains("Temporal and the ledger are ready.", "Admin token, shown only now");
      String token = token(first);

      Run second = servers.setup(Map.of());
      assertThat(second.exit()).as(second.toString()).isZero();
      assertThat(second.out())
          .contains("Temporal and the ledger are ready.", "An admin token exists already");
      assertThat(second.out() + second.err()).doesNotContainPattern(TOKEN);

      assertOpens(servers, token);
    }
  }

  /** It stands there once, and not in what else is said, which logs keep. */
  private static String token(Run run) {
    Matcher found = TOKEN.matcher(run.out());
    assertThat(found.results()).hasSize(1);
    assertThat(run.err()).doesNotContainPattern(TOKEN);
    found.reset();
    assertThat(found.find()).isTrue();
    return found.group();
  }

  /** Only an admin sees the tokens. */
  private static void assertOpens(NewServers servers, String token) {
    try (WorkerApp api = servers.api(Map.of())) {
      String url = "http://127.0.0.1:" + api.apiPort();
      assertThat(new Http(url, "lh_another").get("/api/v1/tokens").status()).isEqualTo(401);
      Http.Answer answer = new Http(url, token).get("/api/v1/tokens");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().findValuesAsText("name")).containsExactly("first-admin");
    }
  }
}
