package dev.longhaul.durable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a person can decide on a parked operation (O-07). */
public enum DecisionWord {
  /** The step again, looking first. */
  RETRY("retry"),
  /** Retry with changed fields, only those that the step declares. */
  EDIT("edit"),
  /** Go on with the value that the step declares for this case. */
  SKIP("skip"),
  /** Stop and undo: ABORTED. */
  ABORT("abort"),
  /** Undo: ROLLED_BACK. */
  ROLL_BACK("roll-back"),
  /** Stop, undo nothing: FAILED, can be started again. */
  GIVE_UP("give-up"),
  /** Move the deadline and keep waiting. */
  EXTEND("extend"),
  /** Only for an undo that cannot finish: list what is left over and end. */
  LEAVE("leave");

  private final String word;

  DecisionWord(String word) {
    this.word = word;
  }

  @JsonValue
  public String word() {
    return word;
  }

  @JsonCreator
  public static DecisionWord of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + word
                        + "' is not a decision; use one of "
                        + Arrays.stream(values())
                            .map(DecisionWord::word)
                            .collect(Collectors.joining(", "))));
  }

  @Override
  public String toString() {
    return word;
  }
}
