package dev.longhaul.domains;

import dev.longhaul.durable.SecretRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of an operation that did not succeed; its transfer may have, when it came too late.
 *
 * @param words the registrar's last words, null when it said nothing
 * @param authCodes all that were given; they are forgotten
 */
public record TransferEnd(
    DomainName domain, TransferState state, @Nullable String words, List<SecretRef> authCodes) {}
