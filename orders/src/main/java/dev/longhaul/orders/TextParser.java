package dev.longhaul.orders;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Turns YAML or JSON into a {@link Document}. JSON is read as the YAML it is. */
final class TextParser {
  private final String keysAndValues;
  private final String what;

  /**
   * @param what what the text is meant to be, such as {@code an order}
   * @param beginning how such a text begins
   */
  TextParser(String what, String beginning) {
    this.what = what;
    this.keysAndValues = what + " is a list of keys and values, beginning with " + beginning;
  }

  /** Holds the longest text at once: the library fails on a pair that its buffer cuts in two. */
  private static final int BUFFER = 2 * OrderReader.LONGEST;

  private final LoadSettings settings =
      LoadSettings.builder()
          .setBufferSize(BUFFER)
          .setUseMarks(true)
          .setAllowNonScalarKeys(true)
          .setSchema(new CoreSchema())
          .build();

  Document parse(String source) {
    String text = source.stripTrailing();
    try {
      List<Mistake> refused = TextGuard.check(settings, text);
      return refused.isEmpty() ? compose(text) : Document.refused(refused.get(0));
    } catch (MarkedYamlEngineException e) {
      return Document.refused(syntax(e));
    } catch (ReaderException e) {
      return Document.refused(unprintable(text, e.getPosition()));
    } catch (YamlEngineException e) {
      return Document.refused(Mistake.ofText(1, 1, "this is neither YAML nor JSON", keysAndValues));
    }
  }

  private Document compose(String text) {
    List<Node> roots = new ArrayList<>();
    new Compose(settings).composeAllFromString(text).forEach(roots::add);
    if (roots.isEmpty()) {
      return Document.refused(Mistake.ofText(1, 1, "there is nothing in it", keysAndValues));
    }
    if (roots.get(0) instanceof MappingNode mapping) {
      return new TreeBuilder(text.stripLeading().startsWith("{")).build(mapping);
    }
    Place place = Place.of(roots.get(0).getStartMark());
    return Document.refused(
        Mistake.ofText(place.line(), place.column(), "this is not " + what, keysAndValues));
  }

  private static Mistake syntax(MarkedYamlEngineException e) {
    Place place = Place.of(e.getProblemMark());
    return Mistake.ofText(
        place.line(),
        place.column(),
        "this cannot be read: " + e.getProblem().replace("\\t(TAB)", "TAB"),
        "check the indentation (spaces only), the quotes and the brackets up to here");
  }

  private static Mistake unprintable(String text, int position) {
    int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
    String before = text.substring(0, end);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return Mistake.ofText(
        line, column, "there is a control character here", "delete it and type the text again");
  }
}
