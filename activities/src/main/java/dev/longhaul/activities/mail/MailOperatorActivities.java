package dev.longhaul.activities.mail;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.SentMail;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperatorActivities;
import dev.longhaul.durable.Parking;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
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
          if (!sentMail.wasSent(key)) {
            Templates.Letter letter = letter(fence, notice);
            guard.beforeSending();
            post.send(settings.admins(), letter, key + "@" + post.domain());
            sentMail.sent(key);
          }
          return key;
        });
  }

  /** One mail per run, park, and reminder. */
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
