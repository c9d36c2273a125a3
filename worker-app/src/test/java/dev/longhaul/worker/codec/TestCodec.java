package dev.longhaul.worker.codec;

import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.activities.postgres.DatabaseUrl;
import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.LedgerSettings;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.codec.PayloadKeys;
import io.temporal.common.converter.DataConverter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** The codec server on a real ledger, called over HTTP, with a clock that can be set. */
final class TestCodec extends Clock implements AutoCloseable {
  static final String WEB_UI = "http://127.0.0.1:8233";
  static final PayloadKeys KEYS =
      PayloadKeys.parse("k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

  /** What workers write with these keys. */
  static final DataConverter CONVERTER = Json.dataConverter(KEYS);

  final ApiTokens tokens;
  private final EmbeddedPostgres postgres;
  private final Ledger ledger;
  private final CodecServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Instant now = Instant.now();

  TestCodec(String webUi) {
    try {
      postgres = EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String jdbc = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    DatabaseUrl url =
        new DatabaseUrl(jdbc, Optional.of("postgres"), Optional.of(new Secret("postgres")));
    ledger = Ledger.open(new LedgerSettings(url, 5, 2, Duration.ofSeconds(30)));
    tokens = new ApiTokens(ledger.jdbi());
    server =
        CodecServer.start(
            new CodecSettings("127.0.0.1", 0, Optional.of(new WebUiOrigin(webUi))),
            KEYS,
            tokens,
            this);
  }

  String token(String name, TokenRole role) {
    return tokens.create(name, role, null).value().reveal();
  }

  /** A request with headers in pairs. */
  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void stopPostgres() throws IOException {
    postgres.close();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public void close() throws IOException {
    server.close();
    ledger.close();
    postgres.close();
  }
}
