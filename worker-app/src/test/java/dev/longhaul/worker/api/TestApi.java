package dev.longhaul.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.activities.postgres.AuditTrail;
import dev.longhaul.activities.postgres.DatabaseUrl;
import dev.longhaul.activities.postgres.DomainQueries;
import dev.longhaul.activities.postgres.Ledger;
import dev.longhaul.activities.postgres.LedgerSettings;
import dev.longhaul.activities.postgres.OperationQueries;
import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.activities.postgres.StuckOperations;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.activities.postgres.Vault;
import dev.longhaul.domains.Availability;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Secret;
import dev.longhaul.projects.PlannedWorld;
import dev.longhaul.projects.ProjectPlan;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.worker.metrics.Metrics;
import dev.longhaul.worker.metrics.OperationGauges;
import io.temporal.failure.ApplicationFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The API on a real ledger of its own and a fake Temporal, called over HTTP. */
final class TestApi implements AutoCloseable {
  final EmbeddedPostgres postgres;
  final Ledger ledger;
  final FakeOperations temporal = new FakeOperations();
  final FakeRegistrarPost post = new FakeRegistrarPost();
  final ApiServer server;
  final AuditTrail audit;
  final SecretStore secrets;
  final TestWorker worker;
  final DnsBench dns;
  final FakePlatform platform = new FakePlatform();
  final Metrics metrics = new Metrics();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ApiTokens tokens;

  /** On a database of its own in the PostgreSQL of all tests. */
  TestApi() {
    this(Shared.POSTGRES, "api_" + Shared.COUNTER.incrementAndGet());
  }

  /** On a PostgreSQL of its own, which the test may stop. */
  static TestApi onItsOwnPostgres() {
    return new TestApi(postgres(), "api");
  }

  private TestApi(EmbeddedPostgres postgres, String database) {
    this.postgres = postgres;
    create(database);
    ledger = Ledger.open(new LedgerSettings(url(database), 5, 1, Duration.ofSeconds(30)));
    secrets =
        new SecretStore(
            ledger.jdbi(), new Vault(new Secret(Base64.getEncoder().encodeToString(new byte[32]))));
    tokens = new ApiTokens(ledger.jdbi());
    audit = new AuditTrail(ledger.jdbi());
    dns = new DnsBench(ledger.jdbi(), temporal);
    metrics.refreshedBy(
        new OperationGauges(
            new OperationQueries(ledger.jdbi()),
            new StuckOperations(ledger.jdbi()),
            new DomainQueries(ledger.jdbi()),
            Clock.systemUTC()));
    worker = new TestWorker(ledger.jdbi(), secrets);
    server = ApiServer.start(ApiSettings.loopback(0), services(), metrics);
  }

  private ApiServices services() {
    return new ApiServices(
        temporal,
        ApiLedger.on(ledger.jdbi(), secrets),
        new ApiVendors(TestApi::availability, platform, TestApi::unseen),
        Orders.planner(),
        dns.desk(),
        DnsBench.SETTINGS,
        post,
        List.of(Probe.ledger(ledger.jdbi()), Probe.temporal(temporal)),
        Clock.systemUTC());
  }

  private static PlannedWorld unseen(ProjectPlan plan) {
    throw new Refusal(ProblemKind.UNAVAILABLE, "this API cannot look at the vendors");
  }

  /** An answer with its body read as JSON. */
  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    JsonNode body() {
      try {
        return Json.mapper().readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(response.body(), e);
      }
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String detail() {
      return body().path("detail").asText();
    }

    List<String> errorFields() {
      return body().path("errors").findValuesAsText("field");
    }
  }

  /** The value of a new token, named after its role. */
  String token(TokenRole role) {
    return token(role.word(), role);
  }

  String token(String name, TokenRole role) {
    return tokens.create(name, role, null).value().reveal();
  }

  /** The value of a token that is bound to an account. */
  String token(String name, TokenRole role, String account, String... projects) {
    List<ProjectSlug> slugs = Stream.of(projects).map(ProjectSlug::new).toList();
    return tokens.create(name, role, account, slugs, null).value().reveal();
  }

  /** From now on no line of this action can be written into the audit trail. */
  void forbidAudit(String action) {
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "alter table audit add check (action <> '%s') not valid".formatted(action)));
  }

  /** A caller with one token, or with none. */
  Caller as(String token) {
    return new Caller(token, Map.of());
  }

  /** Sends requests. */
  final class Caller {
    private final String token;
    private final Map<String, String> headers;

    private Caller(String token, Map<String, String> headers) {
      this.token = token;
      this.headers = headers;
    }

    /** The same with a header in every request. */
    Caller with(String header, String value) {
      return new Caller(token, Map.of(header, value));
    }

    Answer get(String path) {
      return send("GET", path, BodyPublishers.noBody(), null);
    }

    Answer post(String path, String json) {
      return send("POST", path, BodyPublishers.ofString(json), "application/json");
    }

    Answer delete(String path) {
      return send("DELETE", path, BodyPublishers.noBody(), null);
    }

    Answer put(String path, String json) {
      return send("PUT", path, BodyPublishers.ofString(json), "application/json");
    }

    Answer postOnce(String key, String path, String json) {
      return send(
          HttpRequest.newBuilder(uri(path))
              .method("POST", BodyPublishers.ofString(json))
              .header("Idempotency-Key", key),
          "application/json");
    }

    Answer send(String method, String path, BodyPublisher body, String type) {
      return send(HttpRequest.newBuilder(uri(path)).method(method, body), type);
    }

    private Answer send(HttpRequest.Builder request, String type) {
      headers.forEach(request::header);
      if (type != null) {
        request.header("Content-Type", type);
      }
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      try {
        return new Answer(http.send(request.build(), BodyHandlers.ofString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    server.close();
    metrics.close();
    ledger.close();
  }

  void stopPostgres() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private DatabaseUrl url(String database) {
    String jdbc = "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    return new DatabaseUrl(jdbc, Optional.of("postgres"), Optional.of(new Secret("postgres")));
  }

  private void create(String database) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EmbeddedPostgres postgres() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Started when the first test needs it, stopped by its own shutdown hook. */
  private static final class Shared {
    static final EmbeddedPostgres POSTGRES = postgres();
    static final AtomicInteger COUNTER = new AtomicInteger();
  }

  private static Availability availability(DomainName domain) {
    if (domain.topLevel().equals("away")) {
      throw ApplicationFailure.newFailure("the registrar is in maintenance", "VENDOR_AWAY");
    }
    return new Availability(domain, Availability.Status.FREE, new Money(1188, "EUR"), false);
  }
}
