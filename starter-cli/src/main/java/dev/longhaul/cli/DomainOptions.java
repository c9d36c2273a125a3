package dev.longhaul.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.domains.Contacts;
import dev.longhaul.durable.Json;
import dev.longhaul.orders.OrderFile;
import dev.longhaul.orders.Reading;
import dev.longhaul.projects.DomainWish;
import dev.longhaul.projects.ProjectOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What registrations and transfers have in common. */
final class DomainOptions {
  @Option(
      names = "--contacts-from",
      paramLabel = "FILE",
      description = "An order file whose contacts are used; else the default contact.")
  @Nullable Path contacts;

  @Option(names = "--nameserver", paramLabel = "HOST", description = "Can be given several times.")
  @Nullable List<String> nameservers;

  @Option(
      names = "--price-limit",
      paramLabel = "AMOUNT",
      description = "The most it may cost, like \"20.00 EUR\".")
  @Nullable String priceLimit;

  ObjectNode body() {
    ObjectNode body = Json.mapper().createObjectNode();
    if (contacts != null) {
      body.set("contacts", Json.mapper().valueToTree(contactsOf(contacts)));
    }
    if (nameservers != null) {
      body.set("nameservers", Json.mapper().valueToTree(nameservers));
    }
    if (priceLimit != null) {
      body.put("price_limit", priceLimit);
    }
    return body;
  }

  private static Contacts contactsOf(Path file) {
    Reading reading = OrderFile.read(file);
    if (!reading.ok()) {
      throw new Complaint(ExitCode.BAD_INPUT, reading.sentences(), null);
    }
    return Optional.ofNullable(reading.order())
        .map(ProjectOrder::domain)
        .map(DomainWish::contacts)
        .orElseThrow(() -> new Complaint(ExitCode.BAD_INPUT, file + " has no domain.contacts"));
  }
}
