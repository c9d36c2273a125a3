package dev.longhaul.projects;

/**
 * One line of the provisioning log (P-10).
 *
 * @param service the external system, such as {@code inwx} or {@code coolify}; may be null
 * @param externalId its id of the thing; may be null
 * @param error details of a failure; may be null
 */
public record LogEntry(
    LogAction action, String message, String service, String externalId, String error) {
  public static LogEntry of(LogAction action, String message) {
    return new LogEntry(action, message, null, null, null);
  }

  public static LogEntry of(LogAction action, String message, String service, String externalId) {
    return new LogEntry(action, message, service, externalId, null);
  }
}
