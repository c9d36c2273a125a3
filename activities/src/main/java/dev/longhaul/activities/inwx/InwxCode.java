package dev.longhaul.activities.inwx;

import dev.longhaul.domains.DomainProblem;
import java.util.Arrays;

/**
 * The registrar's result codes, and what each means for us. This is the only place where it is
 * decided; an unknown code is taken for one that may pass and may hide a write.
 */
enum InwxCode {
  OK(1000, Kind.DONE),
  PENDING(1001, Kind.DONE),
  PASSWORD_MISMATCH(1200, Kind.LOGIN),
  NO_MESSAGES(1300, Kind.DONE),
  ACKNOWLEDGE_MESSAGE(1301, Kind.DONE),
  SESSION_ENDED(1500, Kind.DONE),
  UNKNOWN_COMMAND(2000, Kind.REFUSED),
  SYNTAX(2001, Kind.REFUSED),
  USE(2002, Kind.REFUSED),
  PARAMETER_MISSING(2003, Kind.REFUSED),
  PARAMETER_RANGE(2004, Kind.REFUSED),
  PARAMETER_SYNTAX(2005, Kind.REFUSED),
  UNIMPLEMENTED_COMMAND(2101, Kind.REFUSED),
  UNIMPLEMENTED_OPTION(2102, Kind.REFUSED),
  UNIMPLEMENTED_EXTENSION(2103, Kind.REFUSED),
  BILLING(2104, Kind.REFUSED),
  NOT_RENEWABLE(2105, Kind.REFUSED),
  NOT_TRANSFERABLE(2106, Kind.REFUSED),
  /** Not logged in, or wrong credentials. */
  AUTHENTICATION(2200, Kind.SESSION),
  AUTHORIZATION(2201, Kind.REFUSED),
  AUTH_CODE(2202, Kind.REFUSED),
  TRANSFER_PENDING(2300, Kind.REFUSED),
  TRANSFER_NOT_PENDING(2301, Kind.REFUSED),
  EXISTS(2302, Kind.REFUSED),
  ABSENT(2303, Kind.REFUSED),
  STATUS_PROHIBITS(2304, Kind.REFUSED),
  ASSOCIATION_PROHIBITS(2305, Kind.REFUSED),
  POLICY(2306, Kind.REFUSED),
  UNIMPLEMENTED_SERVICE(2307, Kind.REFUSED),
  DATA_POLICY(2308, Kind.REFUSED),
  COMMAND_FAILED(2400, Kind.PASSING),
  COMMAND_FAILED_CLOSING(2500, Kind.PASSING),
  AUTHENTICATION_CLOSING(2501, Kind.SESSION),
  SESSION_LIMIT(2502, Kind.SESSION_LIMIT),
  UNKNOWN(-1, Kind.PASSING);

  /** What follows from a code. */
  enum Kind {
    DONE,
    /** No retry can mend it; nothing was changed. */
    REFUSED,
    /** Wrong credentials. */
    LOGIN,
    /** The session is over, nothing was done: log in and send again. */
    SESSION,
    /** Too many sessions: may pass, nothing was done. */
    SESSION_LIMIT,
    /** May pass, and a write may have happened. */
    PASSING
  }

  private final int code;
  private final Kind kind;

  InwxCode(int code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  static InwxCode of(int code) {
    return Arrays.stream(values()).filter(known -> known.code == code).findFirst().orElse(UNKNOWN);
  }

  boolean done() {
    return kind == Kind.DONE;
  }

  boolean refused() {
    return kind == Kind.REFUSED;
  }

  /** Whether logging in again may help; the call itself was not carried out. */
  boolean endsSession() {
    return kind == Kind.SESSION || kind == Kind.SESSION_LIMIT;
  }

  /** Whether Temporal should try again by itself. */
  boolean retryable() {
    return kind == Kind.PASSING || kind == Kind.SESSION_LIMIT;
  }

  /** Whether a write may have happened. */
  boolean ambiguous() {
    return kind == Kind.PASSING;
  }

  /** What the operation parks with when no retry can mend it. */
  DomainProblem problem() {
    return switch (kind) {
      case LOGIN, SESSION -> DomainProblem.REGISTRAR_LOGIN_REFUSED;
      case DONE, REFUSED, SESSION_LIMIT, PASSING -> DomainProblem.REGISTRAR_REFUSED;
    };
  }
}
