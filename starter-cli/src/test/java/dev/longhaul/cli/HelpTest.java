package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.cli.screen.Screen;
import dev.longhaul.cli.screen.Terminal;
import dev.longhaul.cli.service.TemporalAddress;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class HelpTest extends CliCase {
  /** A word, or several in single quotes. */
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsUnderstood(String example) {
    List<String> words = words(example);
    CommandLine line = CommandTree.whole(session()).setCaseInsensitiveEnumValuesAllowed(true);
    line.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandShowsAnExampleWithin80Columns(List<String> command) {
    List<String> args = new ArrayList<>(command);
    args.add("--help");
    assertThat(run(args.toArray(String[]::new))).isZero();
    assertThat(out()).contains("Example").contains("\n  longhaul " + String.join(" ", command));
    assertThat(out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void everyArgumentIsNamedAndDescribed() {
    for (CommandSpec command : leaves()) {
      for (ArgSpec argument : command.args()) {
        if (argument.hidden() || argument.arity().max() == 0) {
          continue;
        }
        assertThat(argument.paramLabel())
            .as("label of %s in %s", argument, command.qualifiedName())
            .doesNotContain("<");
        assertThat(argument.description())
            .as("description of %s in %s", argument, command.qualifiedName())
            .isNotEmpty();
      }
    }
  }

  @Test
  void commandsStandInOrder() {
    for (CommandLine group : CommandTree.whole(session()).getSubcommands().values()) {
      assertThat(group.getSubcommands().values().stream().map(CommandLine::getCommandName))
          .isSorted();
    }
  }

  static Stream<String> examples() {
    return Examples.all();
  }

  static Stream<List<String>> commands() {
    return leaves().stream()
        .map(leaf -> List.of(leaf.qualifiedName().substring("longhaul ".length()).split(" ")));
  }

  private static List<CommandSpec> leaves() {
    return Stream.of(CommandTree.whole(session()))
        .flatMap(HelpTest::below)
        .map(CommandLine::getCommandSpec)
        .distinct()
        .toList();
  }

  private static Stream<CommandLine> below(CommandLine line) {
    return line.getSubcommands().isEmpty()
        ? Stream.of(line)
        : line.getSubcommands().values().stream().flatMap(HelpTest::below);
  }

  private static Session session() {
    return new Session(
        Map.of(),
        InputStream.nullInputStream(),
        new Screen(System.out, System.err, Terminal.none()),
        Pace.real(),
        new Detach(),
        TemporalAddress::connect);
  }

  private static List<String> words(String line) {
    return WORD.matcher(line).results().map(HelpTest::word).toList();
  }

  private static String word(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }
}
