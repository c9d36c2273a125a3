package dev.longhaul.sandbox.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A {@link NoopWorker} as a process, to be killed. */
final class NoopProcess implements AutoCloseable {
  private final Process process;

  NoopProcess(String address, Duration sticky) {
    try {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-XX:TieredStopAtLevel=1",
                  "-Dlogback.configurationFile=longhaul-demo-logback.xml",
                  "-Dlonghaul.demo.log=" + System.getProperty("longhaul.demo.log"),
                  "-cp",
                  System.getProperty("java.class.path"),
                  NoopWorker.class.getName(),
                  address,
                  Long.toString(sticky.toMillis()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("a worker cannot be started", e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** SIGKILL; returns when it is gone. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
