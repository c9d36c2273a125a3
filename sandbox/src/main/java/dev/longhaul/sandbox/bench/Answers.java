package dev.longhaul.sandbox.bench;

import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What every activity of one real project answered, in order, as text; given again for any other
 * project with the names replaced.
 */
final class Answers {
  private final String slug;
  private final Map<String, List<Optional<String>>> answers = new HashMap<>();
  private final Map<String, AtomicInteger> given = new ConcurrentHashMap<>();

  private Answers(String slug) {
    this.slug = slug;
  }

  /** Reads the histories of a project that has been provisioned. */
  static Answers of(BenchBox box, String slug) {
    Answers answers = new Answers(slug);
    for (String kind : BenchBox.KINDS) {
      String id = kind.formatted(slug);
      answers.read(id, box.client().fetchHistory(id).getEvents());
    }
    return answers;
  }

  private void read(String id, List<HistoryEvent> events) {
    Map<Long, List<Optional<String>>> open = new HashMap<>();
    Map<Long, Integer> places = new HashMap<>();
    for (HistoryEvent event : events) {
      if (event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) {
        String type = event.getActivityTaskScheduledEventAttributes().getActivityType().getName();
        List<Optional<String>> list =
            answers.computeIfAbsent(key(id, type), ignored -> new ArrayList<>());
        open.put(event.getEventId(), list);
        places.put(event.getEventId(), list.size());
        list.add(Optional.empty());
      } else if (event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED) {
        var done = event.getActivityTaskCompletedEventAttributes();
        long scheduled = done.getScheduledEventId();
        Objects.requireNonNull(open.get(scheduled))
            .set(
                Objects.requireNonNull(places.get(scheduled)),
                text(done.getResult().getPayloadsList()));
      }
    }
  }

  private static Optional<String> text(List<Payload> payloads) {
    return payloads.stream()
        .map(payload -> payload.getData().toStringUtf8())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private String key(String workflowId, String type) {
    return workflowId + " " + type;
  }

  /** The next answer of this activity in this workflow. */
  Optional<String> next(String workflowId, String type) {
    String subject = workflowId.substring(workflowId.indexOf(':') + 1);
    String other = subject.endsWith(".example") ? subject.replace(".example", "") : subject;
    int turn =
        given
            .computeIfAbsent(key(workflowId, type), ignored -> new AtomicInteger())
            .getAndIncrement();
    List<Optional<String>> known = answers.get(key(workflowId.replace(other, slug), type));
    if (known == null || known.isEmpty()) {
      throw new IllegalStateException("no answer of " + type + " was written down");
    }
    return known.get(Math.min(turn, known.size() - 1)).map(text -> text.replace(slug, other));
  }
}
