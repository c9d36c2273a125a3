package dev.longhaul.activities.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a failed call, already redacted.
 *
 * @param call what was asked, in the vendor's words: {@code domain.create}, {@code POST /projects}
 * @param code the vendor's code, or the HTTP status as text
 * @param status the HTTP status, 0 when no answer came
 * @param correlationId the vendor's id of the call, or null
 * @param ambiguous whether a write may have happened
 * @param retryAfter how long the vendor wants to be left alone, or null
 */
public record VendorFault(
    String vendor,
    String call,
    String code,
    int status,
    String message,
    @Nullable String correlationId,
    boolean ambiguous,
    @Nullable Duration retryAfter) {

  /** One sentence for the operator. */
  String sentence() {
    String id = correlationId == null ? "" : " (" + vendor + " call " + correlationId + ")";
    return vendor + " failed on " + call + ": " + message + id;
  }
}
