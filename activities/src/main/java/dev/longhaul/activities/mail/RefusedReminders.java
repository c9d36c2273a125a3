package dev.longhaul.activities.mail;

import dev.longhaul.activities.acting.DueNotices;
import dev.longhaul.durable.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The reminders of one round whose readers' mailboxes refuse for good. */
final class RefusedReminders {
  private final List<DueNotices.Notice> refused = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  void add(DueNotices.Notice reminder, String words) {
    refused.add(reminder);
    lines.add(
        "%s, %s, to %s: %s"
            .formatted(
                domain(reminder),
                reminder.kind().name().toLowerCase(Locale.ROOT),
                Objects.requireNonNullElse(reminder.to(), "the operators"),
                words));
  }

  boolean isEmpty() {
    return refused.isEmpty();
  }

  List<String> keys() {
    return refused.stream().map(DueNotices.Notice::key).toList();
  }

  /** One notice of all; the same when the same are refused again. */
  Notice notice(Instant at) {
    DueNotices.Notice first = refused.get(0);
    return new Notice(
        "reminders/refused/" + first.key(),
        Notice.Kind.MAIL_REFUSED,
        at,
        null,
        lines.size() == 1 ? domain(first) : lines.size() + " reminders",
        null,
        null,
        "the mail server refuses for good what their readers must know, and it is not sent again;"
            + " tell them in another way",
        null,
        List.copyOf(lines),
        List.of("longhaul domain status " + domain(first)));
  }

  private static String domain(DueNotices.Notice reminder) {
    return reminder.values().getOrDefault("domain", "-");
  }
}
