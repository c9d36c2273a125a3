package dev.longhaul.worker;

import dev.longhaul.worker.config.BadSettings;
import dev.longhaul.worker.config.EnvironmentFiles;
import dev.longhaul.worker.config.WorkerSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ./longhaul worker}: runs the roles of {@code LONGHAUL_ROLES} until it is stopped. */
public final class WorkerMain {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);

  private WorkerMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      Map<String, String> environment = EnvironmentFiles.merge(Path.of(""), System.getenv());
      Set<Role> roles = Role.parse(environment.getOrDefault("LONGHAUL_ROLES", "worker,api"));
      WorkerSettings settings = WorkerSettings.read(environment);
      WorkerApp app = WorkerApp.start(settings, roles);
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    LOG.info("stopping: no new work, running calls may end");
                    app.close();
                    stopped.countDown();
                  }));
      stopped.await();
    } catch (BadSettings e) {
      e.mistakes().forEach(mistake -> System.err.println("longhaul: " + mistake));
      System.exit(ExitCodes.CONFIGURATION);
    } catch (IllegalArgumentException e) {
      System.err.println("longhaul: LONGHAUL_ROLES: " + e.getMessage());
      System.exit(ExitCodes.CONFIGURATION);
    } catch (RuntimeException e) {
      LOG.debug("start failed", e);
      System.err.println("longhaul: cannot start: " + ExitCodes.sentence(e));
      System.exit(ExitCodes.UNREACHABLE);
    }
  }
}
