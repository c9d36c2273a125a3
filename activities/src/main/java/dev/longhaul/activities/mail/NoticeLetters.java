package dev.longhaul.activities.mail;

import dev.longhaul.durable.FailureReport;
import dev.longhaul.durable.Notice;
import dev.longhaul.durable.Parking;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The letters in which operators get notices: parks have templates of their own. */
final class NoticeLetters {
  private static final Map<Notice.Kind, String> ENGLISH =
      Map.of(
          Notice.Kind.GAVE_UP, "given up: ",
          Notice.Kind.DIGEST, "many operations park: ",
          Notice.Kind.VENDOR_BROKEN, "a vendor does not answer: ",
          Notice.Kind.STUCK, "stuck: ",
          Notice.Kind.DOMAIN_LEAVING, "a domain is wanted elsewhere: ",
          Notice.Kind.UNKNOWN_WORD, "an unknown word of the registrar: ",
          Notice.Kind.MAIL_REFUSED, "mail is refused: ");
  private static final Map<Notice.Kind, String> GERMAN =
      Map.of(
          Notice.Kind.GAVE_UP, "aufgegeben: ",
          Notice.Kind.DIGEST, "viele Vorgänge warten: ",
          Notice.Kind.VENDOR_BROKEN, "ein Anbieter antwortet nicht: ",
          Notice.Kind.STUCK, "hängt fest: ",
          Notice.Kind.DOMAIN_LEAVING, "eine Domain soll weg: ",
          Notice.Kind.UNKNOWN_WORD, "ein unbekanntes Wort des Registrars: ",
          Notice.Kind.MAIL_REFUSED, "Post wird abgelehnt: ");

  private final SmtpSettings settings;
  private final Templates templates;

  NoticeLetters(SmtpSettings settings) {
    this.settings = settings;
    this.templates = new Templates(settings.templates());
  }

  Templates.Letter of(Notice notice) {
    String name =
        switch (notice.kind()) {
          case PARKED -> "parked";
          case REMINDER -> "reminder";
          case GAVE_UP, DIGEST, VENDOR_BROKEN, STUCK, DOMAIN_LEAVING, UNKNOWN_WORD, MAIL_REFUSED ->
              "notice";
        };
    return templates.letter(name, settings.operatorLocale(), values(notice));
  }

  private Map<String, String> values(Notice notice) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("headline", headline(notice));
    values.put("title", Addresses.singleLine(notice.title()));
    values.put("step", Addresses.singleLine(Objects.toString(notice.stepTitle(), "-")));
    values.put("operation", Objects.toString(notice.operation(), "-"));
    values.put("message", notice.message());
    values.put("since", time(notice.at()));
    values.put("lines", String.join("\n", notice.lines()));
    values.put("show", "longhaul operation show " + notice.operation());
    values.put("decide", String.join("\n", notice.commands()));
    Parking parking = notice.parking();
    if (parking != null) {
      FailureReport failure = parking.failure();
      values.put("problem", failure.type());
      values.put("failure", failure.message());
      values.put("since", time(parking.since()));
      values.put("deadline", time(parking.deadline()));
    }
    return values;
  }

  private String headline(Notice notice) {
    Map<Notice.Kind, String> words = "de".equals(settings.operatorLocale()) ? GERMAN : ENGLISH;
    return Addresses.singleLine(words.getOrDefault(notice.kind(), "") + notice.title());
  }

  private String time(Instant at) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ROOT)
        .withZone(settings.zone())
        .format(at);
  }
}
