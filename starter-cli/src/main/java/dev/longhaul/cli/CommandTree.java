package dev.longhaul.cli;

import dev.longhaul.orders.NearestWord;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands, put together, and how their failures are said. */
final class CommandTree {
  private static final Map<Class<?>, Function<Session, Object>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put(ProjectCommands.class, ProjectCommands::new);
    GROUPS.put(OperationCommands.class, OperationCommands::new);
    GROUPS.put(
        ServerCommands.class,
        session ->
            sorted(
                new CommandLine(new ServerCommands(session))
                    .addSubcommand(new ServerImport(session))
                    .addSubcommand(new ServerValidate(session))));
    GROUPS.put(VendorCommands.class, VendorCommands::new);
    GROUPS.put(DomainCommands.class, DomainCommands::new);
    GROUPS.put(DnsCommands.class, DnsCommands::new);
    GROUPS.put(SecretCommands.class, SecretCommands::new);
    GROUPS.put(CatalogCommands.class, CatalogCommands::new);
    GROUPS.put(TokenCommands.class, TokenCommands::new);
    GROUPS.put(CompletionCommand.class, CompletionCommand::new);
  }

  private CommandTree() {}

  static int execute(Session session, String[] args, PrintStream out, PrintStream err) {
    LonghaulCli root = new LonghaulCli();
    session.options(root.options);
    List<String> words = List.of(args);
    CommandLine line = tree(root, session, words::contains);
    return line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, given) -> usage(session, e))
        .setExecutionExceptionHandler((e, command, result) -> failure(session, e))
        .setExecutionStrategy(CommandTree::runOrHelp)
        .execute(args);
  }

  /** All commands, with everything that they take. */
  static CommandLine whole(Session session) {
    return tree(new LonghaulCli(), session, name -> true);
  }

  /**
   * @param wanted which groups of commands are read; of the others only the name and the
   *     description are known, because reading them all takes longer than running one
   */
  private static CommandLine tree(LonghaulCli root, Session session, Predicate<String> wanted) {
    CommandLine line = new CommandLine(root);
    GROUPS.forEach(
        (type, group) -> {
          Command about = type.getAnnotation(Command.class);
          line.addSubcommand(
              about.name(), wanted.test(about.name()) ? group.apply(session) : closed(about));
        });
    helpEverywhere(line);
    line.getCommandSpec()
        .version("longhaul " + Version.text())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
    line.getCommandSpec().usageMessage().exitCodeList(ExitCode.list());
    return line;
  }

  /** Like the commands that are methods of one class. */
  private static CommandLine sorted(CommandLine group) {
    new TreeMap<>(group.getSubcommands())
        .forEach(
            (name, command) -> {
              group.getCommandSpec().removeSubcommand(name);
              group.addSubcommand(name, command);
            });
    return group;
  }

  private static CommandSpec closed(Command about) {
    CommandSpec spec = CommandSpec.create().name(about.name());
    spec.usageMessage().description(about.description());
    return spec;
  }

  private static void helpEverywhere(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help; nothing is sent.")
                .build());
    line.getCommandSpec().usageMessage().width(80);
    // a command with an alias is in the map twice
    Set.copyOf(line.getSubcommands().values()).forEach(CommandTree::helpEverywhere);
  }

  /** A noun without a verb shows its help; that is a wrong usage. */
  private static int runOrHelp(ParseResult result) {
    ParseResult deepest = result;
    while (deepest.hasSubcommand()) {
      deepest = deepest.subcommand();
    }
    CommandLine command = deepest.commandSpec().commandLine();
    boolean group = !command.getSubcommands().isEmpty();
    if (!group && deepest.isUsageHelpRequested()) {
      Examples.addTo(command.getCommandSpec());
    }
    if (group && !CommandLine.printHelpIfRequested(result)) {
      command.usage(command.getErr());
      return ExitCode.USAGE.code();
    }
    return group ? ExitCode.SUCCEEDED.code() : new CommandLine.RunLast().execute(result);
  }

  private static int usage(Session session, ParameterException e) {
    Throwable cause = e.getCause();
    if (cause instanceof ParameterException inner) {
      return usage(session, inner);
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    if (e instanceof UnmatchedArgumentException unmatched) {
      session.screen.note(unknown(command, unmatched));
    } else {
      session.screen.note(String.valueOf(e.getMessage()));
    }
    session.screen.note("see " + command + " --help");
    return ExitCode.USAGE.code();
  }

  private static String unknown(String command, UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0);
    boolean group = !e.getCommandLine().getSubcommands().isEmpty();
    String what =
        word.startsWith("-")
            ? " is not an option of "
            : group ? " is not a command of " : " is more than this takes: ";
    String near =
        NearestWord.to(word, e.getSuggestions())
            .map(meant -> "; did you mean " + meant + "?")
            .orElse("");
    return "'" + word + "'" + what + command + near;
  }

  private static int failure(Session session, Exception e) {
    if (e instanceof Complaint complaint) {
      complaint.sentences().forEach(session.screen::note);
      return complaint.exitCode().code();
    }
    session.screen.note("this is a defect of longhaul itself: " + e);
    return ExitCode.FAILED.code();
  }
}
