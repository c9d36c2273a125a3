package dev.longhaul.activities.mail;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.SecretReader;
import dev.longhaul.activities.acting.SentMail;
import dev.longhaul.durable.Fence;
import dev.longhaul.notices.NoticeActivities;
import dev.longhaul.notices.WelcomeMail;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Mail to owners (P-09). */
public final class MailNoticeActivities implements NoticeActivities {
  private final SmtpPost post;
  private final Templates templates;
  private final Acting acting;
  private final SentMail sentMail;
  private final SecretReader secrets;

  public MailNoticeActivities(
      SmtpPost post,
      SmtpSettings settings,
      Acting acting,
      SentMail sentMail,
      SecretReader secrets) {
    this.post = post;
    this.templates = new Templates(settings.templates());
    this.acting = acting;
    this.sentMail = sentMail;
    this.secrets = secrets;
  }

  @Override
  public void welcome(Fence fence, WelcomeMail mail) {
    acting.act(
        "mail/" + mail.messageId(),
        fence,
        guard -> {
          if (!sentMail.wasSent(mail.messageId())) {
            Templates.Letter letter = letter(mail);
            guard.beforeSending();
            post.send(List.of(mail.ownerEmail()), letter, mail.messageId());
            sentMail.sent(mail.messageId());
          }
          return mail.messageId();
        });
  }

  /** The moment of the mail, as the owner's clock and language say it. */
  private static String now(WelcomeMail mail) {
    ZoneId zone = ZoneId.of(mail.timeZone() == null ? "Europe/Berlin" : mail.timeZone());
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale("en".equals(mail.locale()) ? Locale.UK : Locale.GERMANY)
        .format(ZonedDateTime.now(zone));
  }

  private Templates.Letter letter(WelcomeMail mail) {
    return templates.letter(
        "welcome",
        mail.locale(),
        Map.of(
            "project", mail.project(),
            "project_name", Addresses.singleLine(mail.projectName()),
            "domain", mail.domain().value(),
            "url", mail.url(),
            "live_since", now(mail),
            "initial_password", secrets.read(mail.initialPassword()).reveal()));
  }
}
