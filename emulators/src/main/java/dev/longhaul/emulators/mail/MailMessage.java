package dev.longhaul.emulators.mail;

import java.util.List;

/**
 * A message the provider has accepted.
 *
 * @param from the sender in the header
 * @param to the recipients of the envelope
 * @param text the plain text part; empty when there is none
 * @param html the HTML part; empty when there is none
 */
public record MailMessage(
    String from, List<String> to, String subject, String messageId, String text, String html) {}
