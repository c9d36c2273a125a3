package dev.longhaul.activities.inwx.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** A time as JSON-RPC carries it: an object with its UNIX seconds among other things. */
public record DateTime(Instant at) {

  @JsonCreator
  static DateTime of(@JsonProperty("timestamp") long timestamp) {
    return new DateTime(Instant.ofEpochSecond(timestamp));
  }
}
