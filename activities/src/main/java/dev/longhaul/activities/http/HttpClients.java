package dev.longhaul.activities.http;

import java.time.Duration;
import okhttp3.OkHttpClient;

/**
 * HTTP clients as Longhaul wants them: bounded, verifying, and never trying again by themselves.
 */
public final class HttpClients {
  /** How long one call may take, from the connection to the last byte. */
  public static final Duration CALL = Duration.ofSeconds(60);

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private HttpClients() {}

  /** A client for vendor APIs: no redirects, no retries, one call within {@code timeout}. */
  public static OkHttpClient base(Trust trust, Duration timeout) {
    Duration connect = timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT;
    return new OkHttpClient.Builder()
        .callTimeout(timeout)
        .connectTimeout(connect)
        .readTimeout(timeout)
        .writeTimeout(timeout)
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .eventListenerFactory(call -> new SentListener())
        .sslSocketFactory(trust.socketFactory(), trust.manager())
        .build();
  }
}
