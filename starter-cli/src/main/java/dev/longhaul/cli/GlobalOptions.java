package dev.longhaul.cli;

import dev.longhaul.cli.screen.OutputFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The options that every command has. */
final class GlobalOptions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The API; else LONGHAUL_URL, else the local stack, else http://127.0.0.1:8000.")
  @Nullable String url;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      scope = ScopeType.INHERIT,
      defaultValue = "text",
      description = "text for people, json for programs (one document per line).")
  OutputFormat output = OutputFormat.text;

  @Option(
      names = "--direct",
      scope = ScopeType.INHERIT,
      description = "Speak to Temporal itself (TEMPORAL_* settings) instead of the API.")
  boolean direct;

  @Option(names = "--token", hidden = true, scope = ScopeType.INHERIT, paramLabel = "-")
  void token(String ignored) {
    throw new ParameterException(
        spec.commandLine(),
        "a token on the command line can be read by everybody on this machine;"
            + " set LONGHAUL_TOKEN or LONGHAUL_TOKEN_FILE instead");
  }
}
