package dev.longhaul.worker.config;

import dev.longhaul.durable.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The SMTP account that sends, and who is told about parks.
 *
 * @param url {@code smtps://host:465}, or {@code smtp://host:587} with STARTTLS required
 * @param templates a directory whose files replace the built-in texts
 */
public record MailAccount(
    URI url,
    Optional<String> username,
    Optional<Secret> password,
    String from,
    List<String> admins,
    Optional<Path> templates) {}
