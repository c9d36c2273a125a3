package dev.longhaul.activities.inwx;

import dev.longhaul.domains.TransferMeaning;
import java.util.Arrays;

/**
 * Every word of the registrar's message statuses about moving domains, and what it means for us
 * (docs/providers/inwx.md; "message_status" of the vendor's manual). This is the only place where
 * it is decided.
 */
enum TransferWords {
  TRANSFER_REQUESTED(TransferMeaning.UNDER_WAY),
  TRANSFER_SCHEDULED(TransferMeaning.UNDER_WAY),
  TRANSFER_INITIATED(TransferMeaning.UNDER_WAY),
  TRANSFER_STARTED(TransferMeaning.UNDER_WAY),
  TRANSFER_PENDING(TransferMeaning.UNDER_WAY),
  TRANSFER_DELAYED(TransferMeaning.UNDER_WAY),
  TRANSFER_CHANGED(TransferMeaning.UNDER_WAY),
  TRANSFER_NOTIFY(TransferMeaning.NEEDS_APPROVAL),
  TRANSFER_WAIT(TransferMeaning.NEEDS_APPROVAL),
  TRANSFER_WAITING(TransferMeaning.NEEDS_APPROVAL),
  TRANSFER_SUCCESSFUL(TransferMeaning.COMPLETED),
  TRANSFER_FAILED(TransferMeaning.FAILED),
  TRANSFER_CANCELED(TransferMeaning.CANCELLED),
  TRANSFER_OUT_REQUESTED("TRANSFER-OUT REQUESTED", TransferMeaning.LEAVING),
  TRANSFER_OUT_NOTIFY("TRANSFER-OUT NOTIFY", TransferMeaning.LEAVING),
  TRANSFER_OUT_SCHEDULED("TRANSFER-OUT SCHEDULED", TransferMeaning.LEAVING),
  TRANSFER_OUT_ACK("TRANSFER-OUT ACK", TransferMeaning.LEAVING),
  TRANSFER_OUT_SUCCESSFUL("TRANSFER-OUT SUCCESSFUL", TransferMeaning.LEFT),
  TRANSFER_OUT_NACK("TRANSFER-OUT NACK", TransferMeaning.KEPT),
  TRANSFER_OUT_FAILED("TRANSFER-OUT FAILED", TransferMeaning.KEPT),
  USERTRANSFER_STARTED(TransferMeaning.UNDER_WAY),
  USERTRANSFER_APPROVED(TransferMeaning.UNDER_WAY),
  USERTRANSFER_SUCCESSFUL(TransferMeaning.COMPLETED),
  USERTRANSFER_FAILED(TransferMeaning.FAILED),
  USERTRANSFER_DENIED(TransferMeaning.FAILED),
  USERTRANSFER_CANCELED(TransferMeaning.CANCELLED),
  USERTRANSFER_OUT_REQUESTED("USERTRANSFER-OUT REQUESTED", TransferMeaning.LEAVING),
  USERTRANSFER_OUT_APPROVED("USERTRANSFER-OUT APPROVED", TransferMeaning.LEAVING),
  USERTRANSFER_OUT_SUCCESSFUL("USERTRANSFER-OUT SUCCESSFUL", TransferMeaning.LEFT),
  USERTRANSFER_OUT_FAILED("USERTRANSFER-OUT FAILED", TransferMeaning.KEPT),
  USERTRANSFER_OUT_DENIED("USERTRANSFER-OUT DENIED", TransferMeaning.KEPT),
  USERTRANSFER_OUT_CANCELED("USERTRANSFER-OUT CANCELED", TransferMeaning.KEPT),
  TRANSFERLOCK_ACTIVATION(TransferMeaning.LOCK),
  TRANSFERLOCK_DEACTIVATION(TransferMeaning.LOCK),
  TRANSFERLOCK_SCHEDULED(TransferMeaning.LOCK);

  private final String word;
  private final TransferMeaning meaning;

  TransferWords(TransferMeaning meaning) {
    this.word = name().replace('_', ' ');
    this.meaning = meaning;
  }

  TransferWords(String word, TransferMeaning meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** The registrar's own spelling. */
  String word() {
    return word;
  }

  TransferMeaning meaning() {
    return meaning;
  }

  /** What a word means; one about transfers that is not in the table is unknown. */
  static TransferMeaning meaningOf(String status) {
    return Arrays.stream(values())
        .filter(known -> known.word.equals(status))
        .findFirst()
        .map(TransferWords::meaning)
        .orElse(status.contains("TRANSFER") ? TransferMeaning.UNKNOWN : TransferMeaning.OTHER);
  }
}
