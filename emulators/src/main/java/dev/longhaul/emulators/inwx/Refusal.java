package dev.longhaul.emulators.inwx;

import java.util.Locale;

/** The vendor says no, with its code. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int code;
  private final String reasonCode;
  private final String reason;

  Refusal(int code, String reasonCode, String reason) {
    super(reason);
    this.code = code;
    this.reasonCode = reasonCode;
    this.reason = reason;
  }

  static Refusal absent(String what) {
    return new Refusal(ResultCode.ABSENT, "OBJECT_NOT_FOUND", what + " is not in this account");
  }

  static Refusal invalid(String parameter, String why) {
    return new Refusal(
        ResultCode.VALUE_SYNTAX,
        "INVALID_" + parameter.toUpperCase(Locale.ROOT),
        parameter + ": " + why);
  }

  @Override
  public String getMessage() {
    return reason;
  }

  int code() {
    return code;
  }

  String reasonCode() {
    return reasonCode;
  }
}
