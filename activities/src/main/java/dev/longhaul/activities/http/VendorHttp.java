package dev.longhaul.activities.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request to one vendor and reads the whole answer. Never retries; a call without an
 * answer is a {@link VendorException} that says whether the request may have arrived.
 */
public final class VendorHttp {
  private static final Logger LOG = LoggerFactory.getLogger(VendorHttp.class);
  private static final long LARGEST_ANSWER = 16L << 20;

  /** Reads vendors' JSON: unknown fields are ignored. */
  public static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final String vendor;
  private final OkHttpClient client;
  private final Redaction redaction;
  private final VendorPulse pulse;

  public VendorHttp(String vendor, OkHttpClient client, Redaction redaction) {
    this(vendor, client, redaction, VendorPulse.UNWATCHED);
  }

  public VendorHttp(String vendor, OkHttpClient client, Redaction redaction, VendorPulse pulse) {
    this.vendor = vendor;
    this.client = client;
    this.redaction = redaction;
    this.pulse = pulse;
  }

  /**
   * The answer, whatever its status.
   *
   * @param call what is asked, in the vendor's words; it stands in messages and logs
   */
  public HttpAnswer send(String call, Request request) {
    SentListener.Sent sent = new SentListener.Sent();
    Request tagged = request.newBuilder().tag(SentListener.Sent.class, sent).build();
    long started = System.nanoTime();
    try (Response response = client.newCall(tagged).execute()) {
      String body = text(response.body().source());
      LOG.debug("{} {}: {} in {} ms", vendor, call, response.code(), millisSince(started));
      pulse.ended(vendor, call, response.code() / 100 + "xx", since(started));
      feel(call, response.code());
      return new HttpAnswer(
          response.code(),
          response.headers(),
          body,
          RetryAfter.of(response.headers(), Instant.now()));
    } catch (IOException e) {
      LOG.debug("{} {}: {} after {} ms", vendor, call, e.toString(), millisSince(started));
      pulse.ended(vendor, call, VendorException.NO_ANSWER, since(started));
      VendorFault fault = noAnswer(call, sent.marked(), e);
      pulse.silent(fault.sentence());
      throw new VendorException(fault, e);
    }
  }

  private void feel(String call, int status) {
    if (status >= 500) {
      pulse.silent(vendor + " answers " + status + " to " + call);
    } else {
      pulse.answered();
    }
  }

  /** The answer's body as JSON; anything else is a failure that may hide a write. */
  public JsonNode json(String call, HttpAnswer answer) {
    try {
      JsonNode node = JSON.readTree(answer.body());
      if (node != null && node.isContainerNode()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      LOG.debug("{} {}: not JSON: {}", vendor, call, e.getOriginalMessage());
    }
    throw new VendorException(
        fault(call, VendorException.UNREADABLE, answer, "the answer is not JSON", true));
  }

  /** The JSON as a record; a shape that does not fit is a failure that may hide a write. */
  public <T> T read(String call, JsonNode node, Class<T> type) {
    try {
      return JSON.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      String message = "the answer has an unknown shape: " + e.getOriginalMessage();
      throw new VendorException(
          new VendorFault(
              vendor, call, VendorException.UNREADABLE, 200, say(message), null, true, null));
    }
  }

  /** The facts of an answer that means failure, redacted. */
  public VendorFault fault(
      String call, String code, HttpAnswer answer, String message, boolean ambiguous) {
    pulse.failed(vendor, call, code);
    return new VendorFault(
        vendor,
        call,
        code,
        answer.status(),
        say(message),
        answer.correlationId().orElse(null),
        ambiguous,
        answer.retryAfter().orElse(null));
  }

  private VendorFault noAnswer(String call, boolean sent, IOException e) {
    String reason = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    String message = "no answer (" + reason + ")" + (sent ? "" : "; nothing was sent");
    return new VendorFault(
        vendor, call, VendorException.NO_ANSWER, 0, say(message), null, sent, null);
  }

  private String say(String message) {
    return redaction.apply(message);
  }

  private static String text(BufferedSource source) throws IOException {
    if (source.request(LARGEST_ANSWER + 1)) {
      throw new IOException("the answer is larger than 16 MiB");
    }
    return source.getBuffer().readString(StandardCharsets.UTF_8);
  }

  private static long millisSince(long started) {
    return since(started).toMillis();
  }

  private static Duration since(long started) {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
