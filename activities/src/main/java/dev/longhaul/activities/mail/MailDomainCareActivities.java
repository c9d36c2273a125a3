package dev.longhaul.activities.mail;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.DueNotices;
import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.acting.SentMail;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.domains.DomainCareActivities;
import dev.longhaul.durable.NoticePostActivities;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Mail about domains that need somebody (D-03, D-13). */
public final class MailDomainCareActivities implements DomainCareActivities {
  /** One round stays well below its activity's time. */
  private static final int ROUND = 200;

  /** A person has to mend the login first. */
  private static final Duration LOGIN_AGAIN = Duration.ofMinutes(5);

  private final SmtpPost post;
  private final SmtpSettings settings;
  private final Acting acting;
  private final Templates templates;
  private final SentMail sentMail;
  private final DueNotices notices;
  private final NoticePostActivities operators;
  private final Clock clock;
  private final int most;

  public MailDomainCareActivities(
      SmtpPost post,
      SmtpSettings settings,
      Acting acting,
      SentMail sentMail,
      DueNotices notices,
      NoticePostActivities operators,
      Clock clock) {
    this(post, settings, acting, sentMail, notices, operators, clock, ROUND);
  }

  /** The same with rounds of another size. */
  MailDomainCareActivities(
      SmtpPost post,
      SmtpSettings settings,
      Acting acting,
      SentMail sentMail,
      DueNotices notices,
      NoticePostActivities operators,
      Clock clock,
      int most) {
    this.post = post;
    this.settings = settings;
    this.acting = acting;
    this.templates = new Templates(settings.templates());
    this.sentMail = sentMail;
    this.notices = notices;
    this.operators = operators;
    this.clock = clock;
    this.most = most;
  }

  @Override
  public int remind(String registrar) {
    return acting.alone("mail/domains/" + registrar, guard -> round(guard, registrar));
  }

  /** After a full round there may be more: it is not noted, so that the next one comes at once. */
  private int round(Guard guard, String registrar) {
    List<DueNotices.Notice> due = notices.due(registrar, clock.instant(), most);
    RefusedReminders refused = new RefusedReminders();
    try {
      due.forEach(notice -> send(guard, notice, refused));
    } finally {
      tell(refused);
    }
    if (due.size() < most) {
      notices.cared(registrar, clock.instant());
    }
    return due.size();
  }

  /** The operators know first; then it counts as sent. */
  private void tell(RefusedReminders refused) {
    if (!refused.isEmpty()) {
      operators.post(refused.notice(clock.instant()));
      refused.keys().forEach(sentMail::sent);
    }
  }

  /**
   * A mailbox that refuses for good keeps no other notice from its reader; a mail server that
   * refuses our login has refused nobody's, so every notice waits for it.
   */
  private void send(Guard guard, DueNotices.Notice notice, RefusedReminders refused) {
    if (sentMail.wasSent(notice.key())) {
      return;
    }
    List<String> to = notice.to() == null ? settings.admins() : List.of(notice.to());
    String locale = notice.to() == null ? settings.operatorLocale() : notice.locale();
    String letter = "domain-" + notice.kind().name().toLowerCase(Locale.ROOT);
    guard.beforeSending();
    try {
      post.send(
          to,
          templates.letter(letter, locale, notice.values()),
          notice.key() + "@" + post.domain());
      sentMail.sent(notice.key());
    } catch (ApplicationFailure e) {
      if (!e.isNonRetryable()) {
        throw e;
      }
      if (MailProblem.MAIL_LOGIN_REFUSED.name().equals(e.getType())) {
        throw VendorFailures.again(e.getOriginalMessage(), LOGIN_AGAIN);
      }
      refused.add(notice, e.getOriginalMessage());
    }
  }
}
