package dev.longhaul.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Builds the tree of a text and notes where everything stands. In YAML a number is taken as it is
 * written, because {@code postal_code: 02115} and {@code phone: +49.301234567} are meant as text;
 * in JSON a number is a number.
 */
final class TreeBuilder {
  /**
   * What is longer is no number that an order may hold; the schema's reader refuses 1,000 digits.
   */
  private static final int LONGEST_NUMBER = 400;

  private final boolean json;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  TreeBuilder(boolean json) {
    this.json = json;
  }

  Document build(MappingNode root) {
    places.put(Field.ROOT, Place.of(root.getStartMark()));
    JsonNode tree = mapping(Field.ROOT, root);
    return new Document(tree, places, mistakes);
  }

  private JsonNode node(String field, Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping(field, mapping);
    }
    return node instanceof SequenceNode sequence
        ? sequence(field, sequence)
        : scalar((ScalarNode) node);
  }

  private ObjectNode mapping(String parent, MappingNode mapping) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      Place place = Place.of(entry.getKeyNode().getStartMark());
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        mistakes.add(
            new Mistake(
                parent, place.line(), place.column(), "a key must be a word", "like slug: acme"));
        continue;
      }
      String field = Field.child(parent, key.getValue());
      Place first = places.get(field);
      if (first != null) {
        mistakes.add(duplicate(field, first, place));
        continue;
      }
      places.put(field, place);
      JsonNode value = node(field, entry.getValueNode());
      if (!value.isNull()) {
        object.set(key.getValue(), value);
      }
    }
    return object;
  }

  private Mistake duplicate(String field, Place first, Place place) {
    return new Mistake(
        field,
        place.line(),
        place.column(),
        "stands here a second time, the first is in line " + first.line(),
        "keep one of the two");
  }

  private ArrayNode sequence(String field, SequenceNode sequence) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Node item : sequence.getValue()) {
      String itemField = Field.item(field, array.size());
      places.put(itemField, Place.of(item.getStartMark()));
      array.add(node(itemField, item));
    }
    return array;
  }

  private JsonNode scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return NullNode.getInstance();
    }
    if (tag.equals(Tag.BOOL)) {
      return BooleanNode.valueOf(Boolean.parseBoolean(scalar.getValue()));
    }
    boolean number = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
    return json && number ? number(scalar.getValue()) : TextNode.valueOf(scalar.getValue());
  }

  private static JsonNode number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return TextNode.valueOf(text);
    }
    try {
      return DecimalNode.valueOf(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }
}
