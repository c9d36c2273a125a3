package dev.longhaul.worker;

import dev.longhaul.activities.postgres.ApiTokens;
import dev.longhaul.worker.config.BadSettings;
import dev.longhaul.worker.config.EnvironmentFiles;
import dev.longhaul.worker.config.Variables;
import dev.longhaul.worker.config.WorkerSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./longhaul setup}: namespace, search attributes, ledger, and the first admin token, which
 * is printed once. Safe to repeat.
 */
public final class SetupMain {
  private SetupMain() {}

  public static void main(String[] arguments) {
    Map<String, String> real = System.getenv();
    System.exit(run(real, EnvironmentFiles.directory(real), System.out, System.err));
  }

  static int run(
      Map<String, String> environment, Path directory, PrintStream out, PrintStream err) {
    try {
      Map<String, String> merged = EnvironmentFiles.merge(directory, environment);
      Variables variables = new Variables(merged);
      LogFormat.check(environment, variables);
      WorkerSettings settings = WorkerSettings.read(merged, variables);
      Optional<ApiTokens.NewToken> token = setUp(settings);
      out.println("Temporal and the ledger are ready.");
      token.ifPresentOrElse(
          created ->
              out.println(
                  "Admin token, shown only now (LONGHAUL_TOKEN for the command line): "
                      + created.value().reveal()),
          () -> out.println("An admin token exists already; it is not shown again."));
      return ExitCodes.OK;
    } catch (BadSettings e) {
      e.mistakes().forEach(mistake -> err.println("longhaul: " + mistake));
      return ExitCodes.CONFIGURATION;
    } catch (IllegalArgumentException e) {
      err.println("longhaul: a setting is wrong: " + ExitCodes.sentence(e));
      return ExitCodes.CONFIGURATION;
    } catch (RuntimeException e) {
      err.println("longhaul: setup failed: " + ExitCodes.sentence(e));
      return ExitCodes.UNREACHABLE;
    }
  }

  /** Prepares everything; returns the first admin token when it was made now. */
  public static Optional<ApiTokens.NewToken> setUp(WorkerSettings settings) {
    return setUp(settings, TemporalConnection.of(settings));
  }

  /** The same over another connection to Temporal, which is closed. */
  public static Optional<ApiTokens.NewToken> setUp(
      WorkerSettings settings, TemporalConnection connection) {
    try (TemporalConnection temporal = connection;
        Services services = Services.open(settings)) {
      String namespace = temporal.client().getOptions().getNamespace();
      new TemporalSetup(temporal.stubs(), namespace).run();
      return new ApiTokens(services.ledger().jdbi()).createFirstAdmin("first-admin");
    }
  }
}
