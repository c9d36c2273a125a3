package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asks a real bash what it would offer. */
class CompletionTest extends CliCase {

  @ParameterizedTest
  @CsvSource({
    "longhaul op, operation",
    "longhaul operation wa, watch",
    "longhaul operation watch --un, --until",
    "longhaul token create --role o, operator",
    "longhaul project provision --ti, --timeout"
  })
  void bashOffersCommandsOptionsAndWords(String typed, String offered) throws Exception {
    assertThat(run("completion", "bash")).isZero();
    assertThat(offers(out(), typed)).contains(offered);
  }

  @Test
  void nothingIsOfferedThatIsHidden() throws Exception {
    run("completion", "bash");
    assertThat(offers(out(), "longhaul --")).contains("--url").doesNotContain("--token");
  }

  @Test
  void zshReadsTheSameThroughItsBashMode() {
    run("completion", "bash");
    String bash = out();
    assertThat(run("completion", "zsh")).isZero();
    assertThat(out()).contains("bashcompinit").endsWith(bash);
  }

  @Test
  void itCompletesTheNameItIsCalledBy() throws Exception {
    env.put("LONGHAUL_COMMAND", "/opt/longhaul/lh");
    run("completion", "bash");
    assertThat(offers(out(), "lh op")).contains("operation");
  }

  private List<String> offers(String script, String typed) throws Exception {
    String[] words = typed.split(" ", -1);
    String ask =
        """
        source %s
        COMP_WORDS=(%s) COMP_CWORD=%d COMP_LINE='%s' COMP_POINT=%d
        _complete_%s
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(
                file("completion", script),
                typed,
                words.length - 1,
                typed,
                typed.length(),
                words[0]);
    return bash(ask).lines().map(String::strip).toList();
  }

  private String bash(String script) throws IOException, InterruptedException {
    Process bash = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
