package dev.longhaul.domains;

/**
 * What a look at a registrar's queue brought.
 *
 * @param messages how many were taken
 * @param reconcileDue whether the list of domains should be read now
 * @param careDue whether reminders should be sent now
 */
public record RegistrarNews(int messages, boolean reconcileDue, boolean careDue) {
  /** Of a look that did not take place. */
  static final RegistrarNews NONE = new RegistrarNews(0, false, false);
}
