package dev.longhaul.activities.postgres;

import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.TransferMeaning;
import dev.longhaul.domains.TransferState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A domain as the ledger knows it: from the registrar's list, from its transfer, or from both.
 *
 * @param status the registrar's word in its list; null while only a transfer is known
 * @param seenAt when the list named it last
 * @param goneAt since when the list does not name it any more
 * @param transfer how far its last transfer is; null when there was none
 * @param words what the registrar said of the transfer last
 */
public record DomainRow(
    DomainName name,
    String account,
    @Nullable String status,
    @Nullable Instant expiresAt,
    @Nullable String renewalMode,
    @Nullable Boolean transferLock,
    @Nullable String verification,
    @Nullable Instant seenAt,
    @Nullable Instant goneAt,
    @Nullable TransferState transfer,
    @Nullable String words,
    @Nullable TransferMeaning meaning,
    @Nullable Instant requestedAt,
    @Nullable Instant deadline,
    @Nullable Instant endedAt) {}
