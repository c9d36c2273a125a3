package dev.longhaul.emulators.inwx;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A domain on its way into the account. What the registrar says of it follows from the clock: the
 * words of the beginning, then the end that the losing registrar decides on.
 *
 * @param requestedAt when the transfer was asked for
 * @param told how many of the words have gone into the message queue
 * @param end the losing registrar's answer
 */
record TransferIn(Instant requestedAt, int told, Losing end) {
  private static final String WAITING = "TRANSFER WAITING";

  /** A word of the registrar and the moment from which it holds. */
  record Word(Instant from, String status, String details) {}

  /** All words with their moments, in order. */
  List<Word> words() {
    Word requested = new Word(requestedAt, "TRANSFER REQUESTED", "");
    Word waiting = new Word(requestedAt.plus(startTakes()), WAITING, "waiting for the approval");
    Instant last = requestedAt.plus(end.after());
    return switch (end.answer()) {
      case APPROVES -> List.of(requested, waiting, new Word(last, "TRANSFER SUCCESSFUL", ""));
      case REFUSES -> List.of(requested, waiting, new Word(last, "TRANSFER FAILED", end.details()));
      case SILENT -> List.of(requested, waiting);
    };
  }

  /** The words that hold by now and were not told yet. */
  List<Word> untold(Instant now) {
    return words().stream().skip(told).filter(word -> !word.from().isAfter(now)).toList();
  }

  /** When the next word is due; empty when there is none any more. */
  Optional<Instant> next() {
    return words().stream().skip(told).findFirst().map(Word::from);
  }

  TransferIn told(int more) {
    return new TransferIn(requestedAt, told + more, end);
  }

  /** The one who must approve has done so just now. */
  TransferIn approved(Instant now) {
    return new TransferIn(requestedAt, told, Losing.approves(Duration.between(requestedAt, now)));
  }

  /** The word told last. */
  String status() {
    return words().get(Math.max(0, told - 1)).status();
  }

  private Duration startTakes() {
    Duration usual = Duration.ofMinutes(10);
    Duration half = end.after().dividedBy(2);
    return end.answer() != Losing.Answer.SILENT && half.compareTo(usual) < 0 ? half : usual;
  }
}
