package dev.longhaul.durable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who asked: the name of an API token, {@code system}, or a local user marked unauthenticated. */
public record Actor(@JsonValue String name) {
  /** Longhaul itself: timers, deadlines, start-up. */
  public static final Actor SYSTEM = new Actor("system");

  private static final int LONGEST = 120;
  private static final String UNCHECKED = " (unauthenticated)";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Actor {
    if (name == null || name.isBlank() || name.length() > LONGEST) {
      throw new IllegalArgumentException("actor must be a name of 1 to 120 characters");
    }
  }

  /** An actor whose identity nobody has checked ({@code --direct}). */
  public static Actor unauthenticated(String user) {
    return new Actor(user + UNCHECKED);
  }

  /** An operation that passes on what this one has asked. */
  Actor through(OperationId operation) {
    String both = operation + ", " + name;
    return new Actor(both.substring(0, Math.min(both.length(), LONGEST)));
  }

  /** Whether nobody has checked who it is. */
  public boolean isUnauthenticated() {
    return name.endsWith(UNCHECKED);
  }

  @Override
  public String toString() {
    return name;
  }
}
