package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nonsense on the command line is refused in a sentence, and nothing is sent. */
class HostileArgumentsTest extends CliCase {
  private static final List<String> NONSENSE =
      List.of(
          "",
          " ",
          "-",
          "\u001b[2J",
          "a\nb",
          "project:a\nproject:b",
          "\u202eemca",
          "../../etc/passwd",
          "a/b",
          "a?b=c",
          "a%0d%0aX-Evil: 1",
          "ａｃｍｅ",
          "\ud83d\ude80",
          "$(id)",
          "x".repeat(100_000));

  static Stream<List<String>> ids() {
    return NONSENSE.stream()
        .flatMap(
            word ->
                Stream.of(
                    List.of("operation", "show", word),
                    List.of("operation", "watch", word),
                    List.of("operation", "cancel", word),
                    List.of("operation", "decide", word, "retry"),
                    List.of("project", "status", word),
                    List.of("project", "retry", word),
                    List.of("project", "update", word, "--name", "x"),
                    List.of("project", "log", word),
                    List.of("project", "redeploy", word),
                    List.of("project", "deployments", word),
                    List.of("server", "remove", word),
                    List.of("server", "validate", word),
                    List.of("domain", "check", word),
                    List.of("vendor", "pause", word),
                    List.of("vendor", "resume", word),
                    List.of("token", "revoke", word),
                    List.of("secret", "set", word)));
  }

  static Stream<List<String>> usages() {
    return Stream.of(
        List.of("operation", "decide", "project:acme", "\u001b[2Jretry"),
        List.of("operation", "list", "--limit", "99999999999999999999"),
        List.of("operation", "list", "--limit", "many"),
        List.of("operation", "watch", "project:acme", "--timeout", "-5s"),
        List.of("operation", "watch", "project:acme", "--timeout", "99999999999999d"),
        List.of("operation", "watch", "project:acme", "--until", "never"),
        List.of("operation", "decide", "project:acme", "extend", "--extend-by", "1e9d"),
        List.of("operation", "decide", "project:acme", "edit", "--set", "nothing"),
        List.of("operation", "show"),
        List.of("operation", "show", "project:acme", "project:other"),
        List.of("operation", "show", "project:acme", "--evil\u001b[31m"),
        List.of("operatoin", "show", "project:acme"),
        List.of("project", "provision", "/no/such/file"),
        List.of("project", "log", "acme", "--limit", "2147483648"),
        List.of("server", "add", "w", "--address", "x", "--platform-id", "y", "--capacity", "1e3"),
        List.of("token", "create", "--role", "god"),
        List.of("--output=xml", "operation", "list"));
  }

  @ParameterizedTest
  @MethodSource({"ids", "usages"})
  void refusesItInASentenceAndSendsNothing(List<String> arguments) {
    int exit = run(arguments.toArray(String[]::new));

    assertThat(service.requests).isEmpty();
    assertThat(exit).isIn(ExitCode.USAGE.code(), ExitCode.BAD_INPUT.code());
    assertThat(out()).isEmpty();
    assertThat(err().lines()).hasSizeBetween(1, 2).allMatch(line -> line.startsWith("longhaul: "));
    assertThat(err().lines()).allMatch(line -> line.length() <= 400);
    assertThat(err().chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
    assertThat(err()).doesNotContain("\u202e", "defect", "Exception");
  }
}
