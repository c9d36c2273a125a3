package dev.longhaul.activities.health;

import dev.longhaul.activities.acting.ActivityAttempt;
import dev.longhaul.activities.acting.ProjectLog;
import dev.longhaul.activities.http.HttpClients;
import dev.longhaul.activities.http.NameserverDns;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.apps.AppProblem;
import dev.longhaul.apps.HealthActivities;
import dev.longhaul.projects.LogAction;
import dev.longhaul.projects.LogEntry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One GET per attempt, every attempt in the project's log (P-08). */
public final class HttpsHealthActivities implements HealthActivities {
  private static final int HEALTHY = 200;

  private final OkHttpClient client;
  private final ProjectLog log;
  private final Supplier<ActivityAttempt> now;

  public HttpsHealthActivities(HealthSettings settings, ProjectLog log) {
    this(settings, log, ActivityAttempt::current);
  }

  HttpsHealthActivities(HealthSettings settings, ProjectLog log, Supplier<ActivityAttempt> now) {
    this.client = client(settings);
    this.log = log;
    this.now = now;
  }

  @Override
  public HealthReport awaitHealthy(HealthCheck check) {
    HttpUrl url = HttpUrl.parse(check.url());
    if (url == null || !url.isHttps()) {
      throw VendorFailures.parks(
          AppProblem.UNHEALTHY, "'" + check.url() + "' must begin with https://");
    }
    ActivityAttempt attempt = now.get();
    Optional<String> complaint = complaint(check, url);
    if (complaint.isPresent()) {
      String message = check.url() + " is not healthy: " + complaint.get();
      log.write(check.project(), attempt, entry(attempt, message, message));
      throw VendorFailures.notYet(AppProblem.UNHEALTHY, message, check.interval());
    }
    log.write(check.project(), attempt, entry(attempt, check.url() + " answers 200", null));
    return new HealthReport(HEALTHY, attempt.number());
  }

  /** What is wrong; empty when it is healthy. */
  private Optional<String> complaint(HealthCheck check, HttpUrl url) {
    OkHttpClient timed =
        client
            .newBuilder()
            .callTimeout(check.timeout())
            .connectTimeout(check.timeout())
            .readTimeout(check.timeout())
            .build();
    try (Response response = timed.newCall(new Request.Builder().url(url).build()).execute()) {
      return complaint(response);
    } catch (SSLException e) {
      return Optional.of("its certificate is not accepted (" + e.getMessage() + ")");
    } catch (IOException e) {
      return Optional.of("no answer (" + e.getMessage() + ")");
    }
  }

  private static Optional<String> complaint(Response response) {
    if (response.code() == HEALTHY) {
      return Optional.empty();
    }
    String location = response.header("Location");
    return Optional.of(
        response.isRedirect() && location != null
            ? "it redirects to " + location
            : "it answers " + response.code());
  }

  private static LogEntry entry(ActivityAttempt attempt, String message, @Nullable String error) {
    return new LogEntry(
        LogAction.HEALTH_CHECK_ATTEMPT,
        "attempt " + attempt.number() + ": " + message,
        "https",
        null,
        error);
  }

  private static OkHttpClient client(HealthSettings settings) {
    Dns dns = settings.resolver().<Dns>map(NameserverDns::new).orElse(Dns.SYSTEM);
    OkHttpClient.Builder client =
        HttpClients.base(settings.trust(), HttpClients.CALL)
            .newBuilder()
            .dns(
                settings.privateAddresses() || settings.proxy().isPresent()
                    ? dns
                    : new PublicDns(dns));
    settings.proxy().ifPresent(at -> client.proxy(proxy(at)));
    return client.build();
  }

  private static Proxy proxy(InetSocketAddress at) {
    return new Proxy(Proxy.Type.HTTP, at);
  }
}
