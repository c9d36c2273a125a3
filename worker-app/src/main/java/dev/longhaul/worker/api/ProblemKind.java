package dev.longhaul.worker.api;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of problem documents; the types are URNs that clients may compare. */
enum ProblemKind {
  BAD_REQUEST(400, "The request has mistakes"),
  NOT_POSSIBLE(400, "This is not possible now"),
  UNAUTHENTICATED(401, "A token is needed"),
  FORBIDDEN(403, "The token may not do this"),
  NOT_FOUND(404, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "The route does not know this method"),
  TOO_SLOW(408, "The request took too long to arrive"),
  HELD(409, "Another operation holds it"),
  STALE(409, "The world has changed since the plan was made"),
  OVERTAKEN(409, "Somebody else has changed it meanwhile"),
  REFUSED(409, "The operation refuses this"),
  IN_USE(409, "Something lives on it"),
  ALREADY_THERE(409, "It is there already"),
  IN_HAND(409, "The same request is in hand"),
  KEY_REUSED(409, "The key was used for another request"),
  TOO_LARGE(413, "The request is too large"),
  UNSUPPORTED_TYPE(415, "The content type is not read here"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  INTERNAL(500, "Something went wrong here"),
  UNAVAILABLE(503, "Something that is needed is away");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String type() {
    return "urn:longhaul:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind that fits a status that is not ours. */
  static ProblemKind ofStatus(int status) {
    return Arrays.stream(values())
        .filter(kind -> kind.status == status)
        .findFirst()
        .orElse(status < 500 ? BAD_REQUEST : INTERNAL);
  }
}
