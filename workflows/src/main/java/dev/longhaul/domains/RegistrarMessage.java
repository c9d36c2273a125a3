package dev.longhaul.domains;

import java.time.Instant;

/**
 * A registrar's news about a domain.
 *
 * @param id the same news again has the same id
 * @param status the registrar's own word
 * @param details the registrar's explanation, empty when it gives none
 */
public record RegistrarMessage(
    String id, String domain, String status, TransferMeaning meaning, String details, Instant at) {
  /** Word and explanation in one. */
  public String words() {
    return details.isEmpty() ? status : status + ": " + details;
  }
}
