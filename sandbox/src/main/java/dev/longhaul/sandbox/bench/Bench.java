package dev.longhaul.sandbox.bench;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The main class of {@code ./longhaul bench}; every subcommand prints one Markdown table. */
@Command(
    name = "longhaul bench",
    description = "Measures Longhaul on emulated vendors; nothing leaves this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      EngineBench.class,
      RestartBench.class,
      OverheadBench.class,
      ProvisionBench.class,
      DnsBench.class,
      TransferBench.class
    },
    mixinStandardHelpOptions = true)
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    System.setProperty(
        "longhaul.demo.log",
        Path.of(System.getProperty("java.io.tmpdir"), "longhaul-bench.log").toString());
    System.setProperty("logback.configurationFile", "longhaul-demo-logback.xml");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    Runtime.getRuntime().addShutdownHook(new Thread(Bench::endChildren, "end of a bench"));
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  /** Whoever is told to stop leaves no Temporal and no worker behind. */
  private static void endChildren() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
  }
}
