package dev.longhaul.notices;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.SecretRef;
import org.jspecify.annotations.Nullable;

/**
 * What the owner is told when the project is live (P-09). The initial password is read where the
 * mail is made; the mail and the application's variable are its only places in clear.
 *
 * @param timeZone of the owner; null means Europe/Berlin
 * @param messageId stable: the same for every attempt, without angle brackets
 */
public record WelcomeMail(
    String project,
    String projectName,
    String ownerEmail,
    String locale,
    DomainName domain,
    String url,
    SecretRef initialPassword,
    String messageId,
    @Nullable String timeZone) {}
