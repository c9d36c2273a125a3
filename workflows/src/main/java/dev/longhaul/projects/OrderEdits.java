package dev.longhaul.projects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.domains.AuthCode;
import dev.longhaul.domains.PriceLimit;
import dev.longhaul.durable.Json;
import java.util.HashMap;
import java.util.Map;

/** Which fields of an edit are an order's, and the order with them. */
public final class OrderEdits {
  static final String OWNER_EMAIL = "owner_email";

  private static final String DOMAIN = "domain";
  private static final String APPLICATION = "application";
  private static final String TOP = "";
  private static final Map<String, String> PARTS = parts();

  private OrderEdits() {}

  private static Map<String, String> parts() {
    Map<String, String> parts = new HashMap<>();
    parts.put(OWNER_EMAIL, TOP);
    parts.put(PriceLimit.FIELD, DOMAIN);
    parts.put(AuthCode.FIELD, DOMAIN);
    for (AppValue value : AppValue.values()) {
      parts.put(value.field(), APPLICATION);
    }
    return Map.copyOf(parts);
  }

  /** The order with what was edited; fields that are not an order's are left out. */
  public static ProjectOrder apply(ProjectOrder order, Map<String, String> edits) {
    ObjectNode tree = Json.mapper().valueToTree(order);
    edits.forEach(
        (field, value) -> {
          String part = PARTS.get(field);
          if (part != null) {
            (part.equals(TOP) ? tree : part(tree, part)).put(field, value);
          }
        });
    try {
      return Json.mapper().treeToValue(tree, ProjectOrder.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an edit that was accepted does not fit its order", e);
    }
  }

  private static ObjectNode part(ObjectNode tree, String name) {
    return tree.path(name) instanceof ObjectNode there ? there : tree.putObject(name);
  }
}
