package dev.longhaul.sandbox.e2e;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code ./longhaul} becomes, as a process of its own. The launcher is run in a folder whose
 * build is the class path of this test.
 */
final class Launched implements AutoCloseable {
  private final Process process;
  private final Path said;

  private Launched(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /** Starts it with these variables and what a shell needs. */
  static Launched start(Path directory, Map<String, String> variables, String... arguments)
      throws IOException {
    Path root = Files.createTempDirectory(directory, "launched");
    Path launcher = Path.of(System.getProperty("longhaul.root", ".."), "longhaul");
    Files.copy(launcher, root.resolve("longhaul"));
    archive(root.resolve("sandbox/target/longhaul-sandbox.jar"));
    archive(root.resolve("sandbox/target/lib/longhaul-starter-cli-0.jar"));
    Path said = root.resolve("said");
    ProcessBuilder builder = new ProcessBuilder("sh", root.resolve("longhaul").toString());
    builder.command().addAll(List.of(arguments));
    builder.directory(root.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> !name.equals("PATH") && !name.equals("HOME"));
    environment.putAll(variables);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("LONGHAUL_SKIP_BUILD", "1");
    environment.put("LONGHAUL_NO_ARCHIVE", "1");
    return new Launched(builder.start(), said);
  }

  /** A jar that holds nothing but where everything is. */
  private static void archive(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    String all =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(part -> Path.of(part).toUri().toString())
            .collect(Collectors.joining(" "));
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, all);
    Files.createDirectories(jar.getParent());
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  /** As everybody on the machine can read it, to its end. */
  String commandLine() {
    return commandLine(process.toHandle());
  }

  /** The command lines of all processes, such as PostgreSQL's. */
  static String all() {
    return ProcessHandle.allProcesses()
        .map(Launched::commandLine)
        .collect(Collectors.joining("\n"));
  }

  private static String commandLine(ProcessHandle process) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc", process.pid() + "", "cmdline"));
      return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends its standard input with this, and answers its exit code. */
  int type(String text) throws IOException {
    try (OutputStream in = process.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    }
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end: " + said());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return process.exitValue();
  }

  String said() {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
