package dev.longhaul.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.durable.Json;
import dev.longhaul.projects.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code catalog.yaml} (P-14), checked like an order: every mistake, with its place. */
public final class CatalogueReader {
  private final TextParser parser = new TextParser("a catalogue", "base_domains: [sites.example]");
  private final OrderSchema schema = new OrderSchema("catalog", "a catalogue");

  /** Reads a file; what hinders reading it is a mistake like any other. */
  public CatalogueReading read(Path file) {
    if (!Files.isRegularFile(file)) {
      return refused(file, "is not a file", "name the catalogue");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(OrderReader.LONGEST + 1);
      if (bytes.length > OrderReader.LONGEST) {
        return refused(file, "is longer than 64 KiB", "is this the right file?");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return read(text, file.toString());
    } catch (CharacterCodingException e) {
      return refused(file, "is not UTF-8 text", "save it as UTF-8");
    } catch (IOException e) {
      return refused(file, "cannot be read", "check its permissions");
    }
  }

  /**
   * Reads a catalogue; what is wrong is in the answer.
   *
   * @param sourceName what the mistakes call the text
   */
  public CatalogueReading read(String text, String sourceName) {
    Document document = parser.parse(text);
    List<Mistake> mistakes = new ArrayList<>(document.mistakes());
    JsonNode tree = document.tree();
    if (tree != null) {
      mistakes.addAll(mistakesIn(tree, document));
    }
    return tree != null && mistakes.isEmpty()
        ? new CatalogueReading(sourceName, catalogue(tree), List.of())
        : new CatalogueReading(sourceName, null, mistakes);
  }

  private List<Mistake> mistakesIn(JsonNode tree, Document document) {
    List<Finding> findings = new ArrayList<>(schema.check(tree, document));
    findings.addAll(CatalogueFileRules.check(tree));
    for (String part : List.of("project_types", "bundles", "plans")) {
      findings.addAll(document.emptyBelow(tree, part));
    }
    Set<String> said = new HashSet<>();
    return findings.stream()
        .filter(finding -> said.add(finding.field()))
        .map(finding -> finding.at(document.place(finding.field())))
        .toList();
  }

  private static Catalogue catalogue(JsonNode tree) {
    try {
      return Json.mapper().treeToValue(tree, Catalogue.class);
    } catch (IOException e) {
      throw new IllegalStateException("schema and rules let an unreadable catalogue pass", e);
    }
  }

  private static CatalogueReading refused(Path file, String message, String remedy) {
    return new CatalogueReading(
        file.toString(), null, List.of(Mistake.ofText(0, 0, message, remedy)));
  }
}
