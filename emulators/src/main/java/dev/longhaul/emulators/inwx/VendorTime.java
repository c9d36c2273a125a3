package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in answers are objects, because the vendor's JSON is made from its XML-RPC types. */
final class VendorTime {
  private static final DateTimeFormatter SCALAR =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private VendorTime() {}

  static ObjectNode of(Instant time) {
    ObjectNode node = InwxAnswer.data();
    node.put("scalar", SCALAR.format(time));
    node.put("xmlrpc_type", "datetime");
    node.put("timestamp", time.getEpochSecond());
    return node;
  }
}
