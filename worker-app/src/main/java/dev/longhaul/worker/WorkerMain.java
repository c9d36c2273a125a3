package dev.longhaul.worker;

import dev.longhaul.worker.config.BadSettings;
import dev.longhaul.worker.config.EnvironmentFiles;
import dev.longhaul.worker.config.Variables;
import dev.longhaul.worker.config.WorkerSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ./longhaul worker}: runs the roles of {@code LONGHAUL_ROLES} until it is stopped. */
public final class WorkerMain {
  static {
    LogFormat.choose(); // before the first logger reads logback.xml
  }

  private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);

  private WorkerMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(System.getenv(), EnvironmentFiles.directory(System.getenv()), System.err));
  }

  /** Returns only when it cannot start or has stopped. */
  static int run(Map<String, String> real, Path directory, PrintStream err)
      throws InterruptedException {
    try {
      Map<String, String> environment = EnvironmentFiles.merge(directory, real);
      Variables variables = new Variables(environment);
      LogFormat.check(real, variables);
      Set<Role> roles =
          variables.parsed("LONGHAUL_ROLES", EnumSet.of(Role.WORKER, Role.API), Role::parse);
      roles.forEach(role -> role.check(variables));
      WorkerSettings settings = WorkerSettings.read(environment, variables);
      WorkerApp app = WorkerApp.start(settings, roles);
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    LOG.info("stopping: no new work, running calls may end");
                    app.close();
                    LOG.info("stopped");
                    stopped.countDown();
                    Runtime.getRuntime().halt(ExitCodes.OK); // a signal would make it 143
                  }));
      stopped.await();
      return ExitCodes.OK;
    } catch (BadSettings e) {
      e.mistakes().forEach(mistake -> err.println("longhaul: " + mistake));
      return ExitCodes.CONFIGURATION;
    } catch (IllegalArgumentException e) {
      LOG.debug("start failed", e);
      err.println("longhaul: a setting is wrong: " + ExitCodes.sentence(e));
      return ExitCodes.CONFIGURATION;
    } catch (RuntimeException e) {
      LOG.debug("start failed", e);
      err.println("longhaul: cannot start: " + ExitCodes.sentence(e));
      return ExitCodes.UNREACHABLE;
    }
  }
}
