package dev.longhaul.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.durable.Json;
import dev.longhaul.orders.OrderFile;
import dev.longhaul.orders.Reading;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What registrations and transfers have in common. */
final class DomainOptions {
  @Option(
      names = "--contacts-from",
      paramLabel = "FILE",
      description = "An order file whose contacts are used; else the default contact.")
  Path contacts;

  @Option(names = "--nameserver", paramLabel = "HOST", description = "Can be given several times.")
  List<String> nameservers;

  @Option(names = "--price-limit", description = "The most it may cost, like \"20.00 EUR\".")
  String priceLimit;

  ObjectNode body() {
    ObjectNode body = Json.mapper().createObjectNode();
    if (contacts != null) {
      Reading reading = OrderFile.read(contacts);
      if (!reading.ok()) {
        throw new Complaint(ExitCode.BAD_INPUT, reading.sentences(), null);
      }
      body.set("contacts", Json.mapper().valueToTree(reading.order().domain().contacts()));
    }
    if (nameservers != null) {
      body.set("nameservers", Json.mapper().valueToTree(nameservers));
    }
    if (priceLimit != null) {
      body.put("price_limit", priceLimit);
    }
    return body;
  }
}
