package dev.longhaul.emulators.http;

import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Passage;

/** What a vendor with an HTTP interface knows; {@link VendorServer} does the rest. */
public interface Vendor {

  /** The name of the call in the vendor's words, for the switchboard. */
  String nameOf(HttpCall call);

  /** Whether the call only asks what would happen. */
  default boolean isRehearsal(HttpCall call) {
    return false;
  }

  /** Does what the call asks for and says what the vendor would say. */
  HttpAnswer answer(HttpCall call, Passage passage);

  /** How this vendor words a failure. */
  HttpAnswer refuse(Fault fault);
}
