package dev.longhaul.emulators.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A word of the control interface.
 *
 * @param fields what stands beside it in the body, as the help shows it: {@code name=example}, in
 *     brackets when it may be left out
 * @param meaning reads the body
 */
record Word<T>(String name, String fields, Function<JsonNode, T> meaning) {

  static <T> Optional<Word<T>> find(List<Word<T>> words, String name) {
    return words.stream().filter(word -> word.name().equals(name)).findFirst();
  }

  /** One line per word. */
  static <T> String help(List<Word<T>> words) {
    return words.stream()
        .map(word -> "  %-19s  %s".formatted(word.name(), word.fields()).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }
}
