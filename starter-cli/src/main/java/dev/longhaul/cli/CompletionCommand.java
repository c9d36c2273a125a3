package dev.longhaul.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code longhaul completion bash|zsh}. */
@Command(
    name = "completion",
    description = {
      "Print what lets a shell complete commands and options.",
      "bash: add to ~/.bashrc   source <(longhaul completion bash)",
      "zsh:  add to ~/.zshrc    source <(longhaul completion zsh)"
    })
final class CompletionCommand implements Callable<Integer> {
  /** zsh reads bash's completions once these two functions are there. */
  private static final String FOR_ZSH =
      "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";

  /** The shells that are spoken to. */
  enum Shell {
    bash,
    zsh
  }

  private final Session session;

  @Parameters(paramLabel = "bash|zsh", description = "The shell.")
  Shell shell;

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String name = name(session.command());
    String script = AutoComplete.bash(name, CommandTree.whole(session));
    session.screen.text((shell == Shell.zsh ? FOR_ZSH : "") + script);
    return ExitCode.SUCCEEDED.code();
  }

  /** The last part of how the program was called; that is what a shell completes. */
  private static String name(String command) {
    return command.substring(command.lastIndexOf('/') + 1);
  }
}
