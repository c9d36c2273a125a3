package dev.longhaul.sandbox.e2e;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** What this process logs, down to every detail of Longhaul's own, in a file of its own. */
final class Logs {
  private static final Path FILE =
      Path.of("target", "e2e-" + ProcessHandle.current().pid() + ".log");
  private static boolean captured;

  private Logs() {}

  static synchronized void intoFile() {
    if (captured) {
      return;
    }
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(file(context));
    context.getLogger("dev.longhaul").setLevel(Level.DEBUG);
    context.getLogger("okhttp3").setLevel(Level.DEBUG);
    captured = true;
  }

  private static FileAppender<ILoggingEvent> file(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0} %mdc %msg%n%ex");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setFile(FILE.toString());
    appender.setAppend(false);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
