package dev.longhaul.activities.inwx;

import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFault;

/** The registrar answered with a result code that means failure. */
public final class InwxException extends VendorException {
  private final InwxCode result;

  InwxException(InwxCode result, VendorFault fault) {
    super(fault);
    this.result = result;
  }

  InwxCode result() {
    return result;
  }
}
