package dev.longhaul.cli;

import dev.longhaul.cli.screen.Output;
import dev.longhaul.cli.screen.Screen;
import dev.longhaul.cli.screen.Terminal;
import dev.longhaul.cli.service.TemporalAddress;
import dev.longhaul.durable.Operations;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The {@code longhaul} command. */
@Command(
    name = "longhaul",
    description = "Hosting operations that survive anything: start, follow and decide them.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    footer = {
      "",
      "Beside these, ./longhaul runs:",
      "  demo      a whole company in a box: orders, faults, kills; ends by itself",
      "  up        starts a box that stays and keeps its data",
      "  down      stops that box",
      "  status    shows it",
      "  worker    the process that does the work and serves the API",
      "  setup     prepares Temporal and the ledger, prints the first token",
      "  tools     builds the Temporal CLI",
      "  chaos     kills and stops parts of a running stack and checks the promise",
      "  simulate  the same with faults, people and skipped time that a seed decides",
      "  bench     measures; each figure of docs/performance.md",
      "",
      "Environment: LONGHAUL_URL, LONGHAUL_TOKEN or LONGHAUL_TOKEN_FILE, NO_COLOR;",
      "with --direct TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and the other TEMPORAL_*.",
      "Every command has examples: longhaul COMMAND COMMAND --help"
    })
public final class LonghaulCli {
  @Mixin GlobalOptions options = new GlobalOptions();

  /** Runs one command on the process's own streams and exits with its code. */
  public static void main(String[] args) {
    quietLibraries();
    // a terminal in the C locale still shows UTF-8
    Output output = new Output(new FileOutputStream(FileDescriptor.out));
    PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
    boolean console = Runtime.version().feature() < 22 && System.console() != null;
    Terminal terminal = Terminal.of(System.getenv(), console);
    Detach detach = new Detach();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> detach.sayTo(err)));
    Session session =
        new Session(
            System.getenv(),
            System.in,
            new Screen(out, err, terminal),
            Pace.real(),
            detach,
            TemporalAddress::connect);
    int code = CommandTree.execute(session, args, out, err);
    out.flush();
    output
        .failure()
        .ifPresent(why -> session.screen.note("standard output cannot be written: " + why));
    boolean lost = code == ExitCode.SUCCEEDED.code() && output.failure().isPresent();
    System.exit(lost ? ExitCode.FAILED.code() : code);
  }

  /**
   * Runs one command in this process and returns its exit code; the streams are not a terminal.
   *
   * @param env the environment, such as {@code LONGHAUL_URL}
   */
  public static int run(
      String[] args, Map<String, String> env, InputStream in, PrintStream out, PrintStream err) {
    return run(args, env, in, out, err, Terminal.none(), Pace.real(), TemporalAddress::connect);
  }

  /** The same on a terminal. */
  public static int run(
      String[] args,
      Map<String, String> env,
      InputStream in,
      PrintStream out,
      PrintStream err,
      Terminal terminal) {
    return run(args, env, in, out, err, terminal, Pace.real(), TemporalAddress::connect);
  }

  /** The same with a clock and a way to Temporal. */
  static int run(
      String[] args,
      Map<String, String> env,
      InputStream in,
      PrintStream out,
      PrintStream err,
      Terminal terminal,
      Pace pace,
      Function<Map<String, String>, Operations> direct) {
    Screen screen = new Screen(out, err, terminal);
    Session session = new Session(env, in, screen, pace, new Detach(), direct);
    return CommandTree.execute(session, args, out, err);
  }

  private static void quietLibraries() {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "longhaul-cli-logback.xml");
    }
  }
}
