package dev.longhaul.activities.inwx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhaul.domains.TransferMeaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of words is the registrar's, and the documentation's. */
class TransferWordsTest {
  private static final Path ROOT = Path.of(System.getProperty("longhaul.root", ".."));

  @Test
  void hasEveryWordOfTheRegistrarAboutMovingDomains() throws IOException {
    Path apis = Path.of(System.getProperty("longhaul.apis", ROOT + "/../shared/apis"));
    Path list = apis.resolve("inwx-methods.json");
    String missing = "no vendor specification at " + list;
    if (Boolean.getBoolean("longhaul.strict")) {
      assertThat(list).as(missing).isReadable();
    }
    assumeTrue(Files.isReadable(list), missing);
    Set<String> documented = new TreeSet<>();
    for (JsonNode word : new ObjectMapper().readTree(list.toFile()).path("message_status")) {
      if (word.asText().contains("TRANSFER")) {
        documented.add(word.asText());
      }
    }
    assertThat(words()).isEqualTo(documented).isNotEmpty();
  }

  @Test
  void standsInTheDocumentation() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/providers/inwx.md"));
    for (TransferWords word : TransferWords.values()) {
      assertThat(page).contains("| `" + word.word() + "` | " + word.meaning() + " |");
    }
  }

  @Test
  void takesNothingElseForKnown() {
    assertThat(TransferWords.meaningOf("TRANSFER ODDITY")).isEqualTo(TransferMeaning.UNKNOWN);
    assertThat(TransferWords.meaningOf("RENEWAL SUCCESSFUL")).isEqualTo(TransferMeaning.OTHER);
    assertThat(TransferWords.meaningOf("TRANSFER SUCCESSFUL").endsTheWait()).isTrue();
  }

  private static Set<String> words() {
    return Arrays.stream(TransferWords.values())
        .map(TransferWords::word)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
