package dev.longhaul.worker.dns;

/** A request does not go on from where it stands to what was reported. */
public final class ReportRefused extends RuntimeException {
  ReportRefused(String message) {
    super(message);
  }
}
