package dev.longhaul.activities.mail;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.acting.SentMail;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.OperatorActivities;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Word to the admins: what waits for a person, and what else they must know (P-09, O-07). */
public final class MailOperatorActivities implements OperatorActivities {
  private final SmtpPost post;
  private final SmtpSettings settings;
  private final NoticeLetters letters;
  private final Acting acting;
  private final SentMail sentMail;

  public MailOperatorActivities(
      SmtpPost post, SmtpSettings settings, Acting acting, SentMail sentMail) {
    this.post = post;
    this.settings = settings;
    this.letters = new NoticeLetters(settings);
    this.acting = acting;
    this.sentMail = sentMail;
  }

  @Override
  public void tell(Notice notice) {
    String key = key(notice);
    acting.alone(
        "mail/" + key,
        guard -> {
          tellEveryone(guard, key, letters.of(notice));
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

  /** One letter to each admin per notice, whoever tells it again. */
  private static String key(Notice notice) {
    return notice.id().replaceAll("[^A-Za-z0-9-]+", ".");
  }
}
