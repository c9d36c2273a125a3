package dev.longhaul.activities.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * HTTP clients as Longhaul wants them: bounded, verifying, and never trying again by themselves.
 */
public final class HttpClients {
  /** How long one call may take, from the connection to the last byte. */
  public static final Duration CALL = Duration.ofSeconds(60);

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /**
   * How long an idle connection is kept. Servers close theirs without a word, many after five
   * seconds (Apache's KeepAliveTimeout), and a call on a connection that is closed meanwhile looks
   * like an answer that was lost.
   */
  static final Duration IDLE = Duration.ofSeconds(4);

  private static final int IDLE_CONNECTIONS = 5;

  private HttpClients() {}

  /** A client for vendor APIs: no redirects, no retries, one call within {@code timeout}. */
  public static OkHttpClient base(Trust trust, Duration timeout) {
    Duration connect = timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT;
    return new OkHttpClient.Builder()
        .callTimeout(timeout)
        .connectTimeout(connect)
        .readTimeout(timeout)
        .writeTimeout(timeout)
        .connectionPool(
            new ConnectionPool(IDLE_CONNECTIONS, IDLE.toMillis(), TimeUnit.MILLISECONDS))
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .eventListenerFactory(call -> new SentListener())
        .sslSocketFactory(trust.socketFactory(), trust.manager())
        .build();
  }
}
