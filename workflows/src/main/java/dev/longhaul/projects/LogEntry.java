package dev.longhaul.projects;

import org.jspecify.annotations.Nullable;

/**
 * One line of the provisioning log (P-10).
 *
 * @param service the external system, such as {@code inwx} or {@code coolify}; may be null
 * @param externalId its id of the thing; may be null
 * @param error details of a failure; may be null
 */
public record LogEntry(
    LogAction action,
    String message,
    @Nullable String service,
    @Nullable String externalId,
    @Nullable String error) {
  public static LogEntry of(LogAction action, String message) {
    return new LogEntry(action, message, null, null, null);
  }

  public static LogEntry of(
      LogAction action, String message, @Nullable String service, @Nullable String externalId) {
    return new LogEntry(action, message, service, externalId, null);
  }
}
