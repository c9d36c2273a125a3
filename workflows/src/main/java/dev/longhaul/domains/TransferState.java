package dev.longhaul.domains;

/** How far a transfer is, as the ledger and the result name it (D-03). */
public enum TransferState {
  PENDING,
  COMPLETED,
  FAILED,
  CANCELLED
}
