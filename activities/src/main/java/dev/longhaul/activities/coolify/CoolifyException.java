package dev.longhaul.activities.coolify;

import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFault;

/** Coolify answered with a status that means failure. */
public final class CoolifyException extends VendorException {
  private final CoolifyCode result;

  CoolifyException(CoolifyCode result, VendorFault fault) {
    super(fault);
    this.result = result;
  }

  CoolifyCode result() {
    return result;
  }
}
