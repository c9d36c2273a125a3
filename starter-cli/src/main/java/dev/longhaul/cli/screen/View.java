package dev.longhaul.cli.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationState;
import dev.longhaul.durable.Progress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation at one moment, and the operations it waits for: the first runs the second as one of
 * its steps, and so on.
 *
 * @param documents the same as the service sent them
 */
public record View(List<Progress> chain, List<JsonNode> documents) {

  /** Reads an operation as the API sends it. */
  public static Progress progress(JsonNode document) throws JsonProcessingException {
    return Json.mapper().treeToValue(document, Progress.class);
  }

  public Progress top() {
    return chain.get(0);
  }

  /** The operation of the chain that waits for a decision. */
  public Optional<Progress> parked() {
    return chain.stream().filter(View::isParked).findFirst();
  }

  public boolean ended() {
    return top().state().ended();
  }

  /** Parked is also who parks in its undo, and who is only known to be parked. */
  public static boolean isParked(Progress progress) {
    return !progress.state().ended()
        && (progress.parking() != null || progress.state() == OperationState.PARKED);
  }

  /** Whether both show the same end or the same park of the same run. */
  public static boolean same(@Nullable Progress before, Progress now) {
    if (before == null || !before.startedAt().equals(now.startedAt())) {
      return false;
    }
    boolean sameEnd =
        before.state().ended()
            && before.state() == now.state()
            && Objects.equals(before.endedAt(), now.endedAt());
    boolean samePark =
        before.parking() != null
            && now.parking() != null
            && before.parking().number() == now.parking().number()
            && before.parking().step().equals(now.parking().step());
    return sameEnd || samePark;
  }
}
