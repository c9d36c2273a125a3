package dev.longhaul.activities.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.longhaul.durable.Secret;
import dev.longhaul.emulators.http.HttpAnswer;
import dev.longhaul.emulators.http.LoopbackHttp;
import dev.longhaul.emulators.net.SandboxCa;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpChainTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"http://api.example/", "ftp://127.0.0.1/", "http://127.0.0.1.example/"})
  void sendsNothingInClearToAnotherHost(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.of(URI.create(address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://api.example/", "http://127.0.0.1:80/", "http://localhost/"})
  void allowsHttpsAndThisHost(String address) {
    assertThat(Endpoint.of(URI.create(address)).toString())
        .isEqualTo(URI.create(address).toString().replace(":80/", "/"));
  }

  @Test
  void takesSecretsOutOfWhatIsShown() {
    Redaction redaction = Redaction.of(new Secret("s3cret-value"));
    assertThat(redaction.apply("bad token s3cret-value\n and Bearer 1|abcdefghijk"))
        .isEqualTo("bad token [redacted] and Bearer [redacted]");
    assertThat(redaction.apply("x".repeat(2000)).length()).isLessThan(520);
  }

  @Test
  void trustsAnExtraAuthorityOnlyWhenTold() {
    SandboxCa ca = SandboxCa.create();
    LoopbackHttp site =
        LoopbackHttp.tls(
            "site",
            ca.serverContext(host -> true, SandboxCa.LOOPBACK),
            exchange -> LoopbackHttp.send(exchange, HttpAnswer.text(200, "text/plain", "hello")));
    Request request = new Request.Builder().url("https://127.0.0.1:" + site.port() + "/").build();
    try {
      Trust extra = Trust.with(ca.writePem(directory.resolve("ca.pem")));
      assertThat(http(extra).send("GET /", request).body()).isEqualTo("hello");
      VendorException stranger =
          catchThrowableOfType(
              VendorException.class, () -> http(Trust.system()).send("GET /", request));
      assertThat(stranger.ambiguous()).as("nothing was sent").isFalse();
    } finally {
      site.close();
    }
  }

  @Test
  void refusesAFileWithoutCertificates() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trust.with(directory.resolve("absent.pem")))
        .withMessageContaining("absent.pem");
  }

  @Test
  void leavesNoConnectionOpenThatTheServerMayCloseFirst() {
    LoopbackHttp site =
        LoopbackHttp.plain(
            "site",
            exchange -> LoopbackHttp.send(exchange, HttpAnswer.text(200, "text/plain", "hello")));
    OkHttpClient client = HttpClients.base(Trust.system(), Duration.ofSeconds(2));
    Request request = new Request.Builder().url("http://127.0.0.1:" + site.port() + "/").build();
    try {
      new VendorHttp("site", client, Redaction.of(), VendorPulse.UNWATCHED).send("GET /", request);
      assertThat(client.connectionPool().idleConnectionCount()).as("kept for a while").isOne();
      await()
          .atMost(HttpClients.IDLE.multipliedBy(3))
          .until(() -> client.connectionPool().idleConnectionCount() == 0);
    } finally {
      site.close();
    }
  }

  private static VendorHttp http(Trust trust) {
    return new VendorHttp(
        "site",
        HttpClients.base(trust, Duration.ofSeconds(2)),
        Redaction.of(),
        VendorPulse.UNWATCHED);
  }
}
