package dev.longhaul.activities.http;

import java.time.Duration;
import java.util.Optional;

/**
 * A call at a vendor that did not succeed. Clients throw it and decide nothing; whether it is worth
 * another try is decided once per vendor, by code.
 */
public class VendorException extends RuntimeException {
  /** {@link #code()} when no answer came: time-out, refused or cut connection. */
  public static final String NO_ANSWER = "no_answer";

  /** {@link #code()} when what came is not the vendor's format. */
  public static final String UNREADABLE = "unreadable";

  private final transient VendorFault fault;

  public VendorException(VendorFault fault) {
    super(fault.sentence());
    this.fault = fault;
  }

  public VendorException(VendorFault fault, Throwable cause) {
    super(fault.sentence(), cause);
    this.fault = fault;
  }

  @Override
  public String getMessage() {
    return fault.sentence();
  }

  /** The vendor's own code, the HTTP status as text, or one of the constants here. */
  public String code() {
    return fault.code();
  }

  /** The HTTP status, 0 when there was none. */
  public int status() {
    return fault.status();
  }

  /** The vendor's id of the call, for its support. */
  public Optional<String> correlationId() {
    return Optional.ofNullable(fault.correlationId());
  }

  /** How long the vendor wants to be left alone. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(fault.retryAfter());
  }

  /** Whether a write may have happened although it looks failed: look before sending it again. */
  public boolean ambiguous() {
    return fault.ambiguous();
  }

  public VendorFault fault() {
    return fault;
  }
}
