package dev.longhaul.activities.mail;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.acting.SentMail;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperatorActivities;
import dev.longhaul.durable.Parking;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Word to the admins that an operation waits for a person (P-09, O-07). */
public final class MailOperatorActivities implements OperatorActivities {
  private final SmtpPost post;
  private final SmtpSettings settings;
  private final Templates templates;
  private final Acting acting;
  private final SentMail sentMail;

  public MailOperatorActivities(
      SmtpPost post, SmtpSettings settings, Acting acting, SentMail sentMail) {
    this.post = post;
    this.settings = settings;
    this.templates = new Templates(settings.templates());
    this.acting = acting;
    this.sentMail = sentMail;
  }

  @Override
  public void tellParked(Fence fence, ParkNotice notice) {
    String key = key(fence, notice);
    acting.act(
        "mail/" + key,
        fence,
        guard -> {
          tellEveryone(guard, key, letter(fence, notice));
          return key;
        });
  }

  /** Each admin by a letter of his own: who cannot be reached keeps it from nobody else. */
  private void tellEveryone(Guard guard, String key, Templates.Letter letter) {
    List<ApplicationFailure> failures = new ArrayList<>();
    for (String admin : new LinkedHashSet<>(settings.admins())) {
      String own = key + "." + UUID.nameUUIDFromBytes(admin.getBytes(StandardCharsets.UTF_8));
      if (!sentMail.wasSent(own)) {
        guard.beforeSending();
        send(admin, letter, own).ifPresent(failures::add);
      }
    }
    failures.stream()
        .min(Comparator.comparing(ApplicationFailure::isNonRetryable))
        .ifPresent(
            worthAnotherTryFirst -> {
              throw worthAnotherTryFirst;
            });
  }

  private Optional<ApplicationFailure> send(String admin, Templates.Letter letter, String own) {
    try {
      post.send(List.of(admin), letter, own + "@" + post.domain());
    } catch (ApplicationFailure e) {
      return Optional.of(e);
    }
    sentMail.sent(own);
    return Optional.empty();
  }

  /** One letter to each admin per run, park, and reminder. */
  private static String key(Fence fence, ParkNotice notice) {
    return String.format(
        Locale.ROOT,
        "%s.%d.%d.%s",
        fence.operation().value().replace(':', '.'),
        fence.token(),
        notice.parking().number(),
        notice.reminder() ? "reminder" : "parked");
  }

  private Templates.Letter letter(Fence fence, ParkNotice notice) {
    Parking parking = notice.parking();
    return templates.letter(
        notice.reminder() ? "reminder" : "parked",
        settings.operatorLocale(),
        Map.of(
            "title", Addresses.singleLine(notice.title()),
            "step", Addresses.singleLine(notice.stepTitle()),
            "operation", fence.operation().value(),
            "problem", parking.failure().type(),
            "failure", parking.failure().message(),
            "since", time(parking.since()),
            "deadline", time(parking.deadline()),
            "show", "longhaul operation show " + fence.operation(),
            "decide", commands(fence, parking)));
  }

  private static String commands(Fence fence, Parking parking) {
    return parking.allowed().stream()
        .map(DecisionWord::word)
        .map(word -> "longhaul operation decide " + fence.operation() + " " + word)
        .collect(Collectors.joining("\n"));
  }

  private String time(Instant at) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ROOT)
        .withZone(settings.zone())
        .format(at);
  }
}
