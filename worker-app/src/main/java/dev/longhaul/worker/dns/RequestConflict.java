package dev.longhaul.worker.dns;

/** The id of a request is taken by another one. */
public final class RequestConflict extends RuntimeException {
  RequestConflict(String requestId) {
    super("the id " + requestId + " belongs to another request already; take a new one");
  }
}
