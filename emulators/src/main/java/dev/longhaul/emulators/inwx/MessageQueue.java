package dev.longhaul.emulators.inwx;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The account's messages, the oldest first. A message stays at the head until it is acknowledged.
 */
final class MessageQueue {
  final Map<Long, Message> waiting = new TreeMap<>();
  private Numbers numbers = new Numbers(70_000_000, 0, 0);

  /** {@code status} is a word of the vendor's message statuses. */
  record Message(String type, Instant date, String object, String status, String details) {}

  /** The id given last, and how many messages are still to be lost or repeated. */
  record Numbers(long lastId, int toLose, int toRepeat) {}

  void add(String object, String status, String details, Instant date) {
    boolean lost = numbers.toLose() > 0;
    numbers =
        new Numbers(numbers.lastId() + 1, numbers.toLose() - (lost ? 1 : 0), numbers.toRepeat());
    if (!lost) {
      waiting.put(numbers.lastId(), new Message("DOMAIN", date, object, status, details));
    }
  }

  Optional<Map.Entry<Long, Message>> first() {
    return waiting.entrySet().stream().findFirst();
  }

  /** Whether there was such a message; one that is to be repeated stays in the queue. */
  boolean acknowledge(long id) {
    boolean known = waiting.containsKey(id);
    if (known && numbers.toRepeat() > 0) {
      numbers = new Numbers(numbers.lastId(), numbers.toLose(), numbers.toRepeat() - 1);
    } else if (known) {
      waiting.remove(id);
    }
    return known;
  }

  void loseNext(int times) {
    numbers = new Numbers(numbers.lastId(), numbers.toLose() + times, numbers.toRepeat());
  }

  void repeatNext(int times) {
    numbers = new Numbers(numbers.lastId(), numbers.toLose(), numbers.toRepeat() + times);
  }

  Numbers numbers() {
    return numbers;
  }

  void recall(Numbers before) {
    numbers = before;
  }
}
