package dev.longhaul.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.domains.DomainName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code project update} changes in a stored order. */
final class UpdateOptions {
  @Option(names = "--domain", paramLabel = "NAME", description = "The domain; then it starts.")
  private @Nullable String domain;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description =
          "register, subdomain or existing; by itself subdomain below a base domain, else register.")
  private @Nullable String source;

  @Option(names = "--price-limit", paramLabel = "AMOUNT", description = "Like '20.00 EUR'.")
  private @Nullable String priceLimit;

  @Option(names = "--name", paramLabel = "NAME", description = "The name of the project.")
  private @Nullable String name;

  @Option(
      names = "--owner-email",
      paramLabel = "EMAIL",
      description = "Where the welcome mail goes.")
  private @Nullable String ownerEmail;

  /** The changes as a merge patch; refused when there are none. */
  ObjectNode changes() {
    ObjectNode order = JsonNodeFactory.instance.objectNode();
    ObjectNode wish = JsonNodeFactory.instance.objectNode();
    put(wish, "name", domainName());
    put(wish, "source", source);
    put(wish, "price_limit", priceLimit);
    put(order, "name", name);
    put(order, "owner_email", ownerEmail);
    if (!wish.isEmpty()) {
      order.set("domain", wish);
    }
    if (order.isEmpty()) {
      throw new Complaint(ExitCode.USAGE, "nothing to change; for example --domain acme.example");
    }
    return order;
  }

  private @Nullable String domainName() {
    String given = domain;
    return given == null ? null : Ids.read(() -> new DomainName(given)).value();
  }

  private static void put(ObjectNode node, String key, @Nullable String value) {
    if (value != null) {
      node.put(key, value);
    }
  }
}
