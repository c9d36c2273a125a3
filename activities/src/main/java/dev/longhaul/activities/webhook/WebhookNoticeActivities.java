package dev.longhaul.activities.webhook;

import dev.longhaul.activities.http.Endpoint;
import dev.longhaul.activities.http.HttpAnswer;
import dev.longhaul.activities.http.HttpClients;
import dev.longhaul.activities.http.Redaction;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.activities.http.VendorHttp;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.Parking;
import dev.longhaul.durable.WebhookActivities;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Posts notices to the webhook of the settings. The signature covers timestamp and body; the event
 * id is the same for every attempt (docs/webhooks.md).
 */
public final class WebhookNoticeActivities implements WebhookActivities {
  /** Failure type when the receiver refuses for good. */
  public static final String REFUSED = "WEBHOOK_REFUSED";

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  /** Refusals that may pass: time-out, conflict, too early, too many requests. */
  private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);

  private record Receiver(WebhookSettings settings, VendorHttp http) {}

  private final Optional<Receiver> receiver;
  private final Clock clock;

  public WebhookNoticeActivities(Optional<WebhookSettings> settings, Trust trust, Clock clock) {
    this.receiver = settings.map(known -> new Receiver(known, http(known, trust)));
    this.clock = clock;
  }

  private static VendorHttp http(WebhookSettings settings, Trust trust) {
    return new VendorHttp(
        "webhook", HttpClients.base(trust, settings.timeout()), Redaction.of(settings.secret()));
  }

  @Override
  public void send(Notice notice) {
    receiver.ifPresent(known -> send(known, notice));
  }

  private void send(Receiver known, Notice notice) {
    HttpAnswer answer;
    try {
      answer = known.http().send("POST notice", request(known.settings(), notice));
    } catch (VendorException e) {
      throw VendorFailures.again(e);
    }
    if (!answer.successful()) {
      throw refusal(answer);
    }
  }

  private static ApplicationFailure refusal(HttpAnswer answer) {
    String message = "the webhook answers " + answer.status();
    boolean passing = answer.status() >= 500 || PASSING.contains(answer.status());
    if (!passing) {
      return ApplicationFailure.newNonRetryableFailure(message, REFUSED);
    }
    return answer
        .retryAfter()
        .map(delay -> VendorFailures.again(message, delay))
        .orElseGet(() -> ApplicationFailure.newFailure(message, VendorFailures.UNAVAILABLE));
  }

  private Request request(WebhookSettings settings, Notice notice) {
    String body = VendorHttp.JSON.valueToTree(event(notice)).toString();
    long timestamp = clock.instant().getEpochSecond();
    return new Request.Builder()
        .url(Endpoint.of(settings.url()))
        .header("Longhaul-Event-Id", notice.id())
        .header("Longhaul-Timestamp", Long.toString(timestamp))
        .header("Longhaul-Signature", "v1=" + Signature.of(settings.secret(), timestamp, body))
        .post(RequestBody.create(body, JSON))
        .build();
  }

  private static Map<String, @Nullable Object> event(Notice notice) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("id", notice.id());
    event.put("type", notice.kind().word());
    event.put("at", notice.at().toString());
    event.put("title", notice.title());
    event.put("message", notice.message());
    event.put("operation", notice.operation() == null ? null : notice.operation().value());
    event.put("vendor", notice.vendor());
    Parking parking = notice.parking();
    event.put("step", parking == null ? null : parking.step());
    event.put("park", parking == null ? null : parking.number());
    event.put("problem", parking == null ? null : parking.failure().type());
    event.put("deadline", parking == null ? null : parking.deadline().toString());
    event.put("lines", notice.lines());
    event.put("commands", notice.commands());
    return event;
  }
}
