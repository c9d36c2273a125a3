package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code ./longhaul}, in a folder of its own and with a Java that only takes notes. */
class ScriptTest {
  @TempDir Path home;
  private Path java;
  private int builds;

  record Ended(int code, String out) {}

  @BeforeEach
  void copy() throws IOException {
    Files.copy(Path.of(System.getProperty("longhaul.root"), "longhaul"), home.resolve("longhaul"));
    java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
    javaIs("17.0.1");
  }

  @ParameterizedTest
  @CsvSource({"worker,--help", "setup,--help", "tools,--help", "worker,-h"})
  void explainsItsOwnCommandsAndDoesNothingElse(String command, String help) throws Exception {
    Ended ended = longhaul(command, help);
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("Usage: longhaul " + command);
    assertThat(notes()).isEmpty();
  }

  @Test
  void asksTheSameJavaOnlyOnce() throws Exception {
    assertThat(longhaul("project", "list").code()).isZero();
    assertThat(longhaul("project", "list").code()).isZero();
    assertThat(notes()).filteredOn("-version"::equals).hasSize(1);
    assertThat(notes()).filteredOn(note -> note.endsWith("LonghaulCli project list")).hasSize(2);
  }

  @Test
  void refusesAnOldJavaAlsoWhenEverythingIsBuilt() throws Exception {
    assertThat(longhaul("project", "list").code()).isZero();
    javaIs("11.0.24");
    Ended ended = longhaul("project", "list");
    assertThat(ended.code()).isEqualTo(78);
    assertThat(ended.out()).contains("is Java 11; Longhaul needs a JDK 17 or newer");
  }

  @Test
  void runsFromACopyThatTheNextBuildLeavesAlone() throws Exception {
    built("one");
    longhaul("worker");
    Path first = running();
    assertThat(first.resolve("lib/longhaul-worker-app-1.jar")).hasContent("one");
    built("two");
    longhaul("worker");
    assertThat(running()).isNotEqualTo(first);
    assertThat(running().resolve("lib/longhaul-worker-app-1.jar")).hasContent("two");
    assertThat(first.resolve("lib/longhaul-worker-app-1.jar")).hasContent("one");
    assertThat(notes()).filteredOn(note -> note.contains(first + "/lib/*")).hasSize(1);
  }

  @Test
  void forgetsCopiesThatNobodyRuns() throws Exception {
    for (String build : List.of("one", "two", "three", "four")) {
      built(build);
      longhaul("worker");
    }
    try (var copies = Files.list(home.resolve("target/run"))) {
      assertThat(copies).hasSize(2);
    }
  }

  @Test
  void commandsRunWithoutAnArchiveWhenNoneCanBeMade() throws Exception {
    built("one");
    longhaul("project", "list");
    assertThat(longhaul("project", "list").code()).isZero();
    assertThat(notes()).filteredOn(note -> note.endsWith("LonghaulCli project list")).hasSize(2);
    assertThat(notes())
        .noneMatch(
            note ->
                note.contains("-XX:SharedArchiveFile=" + home + "/target/run")
                    && note.contains("LonghaulCli"));
  }

  private Path running() throws IOException {
    String moment = Files.readString(home.resolve("target/longhaul-current")).strip();
    return home.resolve("target/run").resolve(moment);
  }

  /** What a build leaves behind, later than everything before. */
  private void built(String content) throws IOException {
    Path target = Files.createDirectories(home.resolve("sandbox/target/lib")).getParent();
    Path own = target.resolve("lib/longhaul-worker-app-1.jar");
    Path jar = target.resolve("longhaul-sandbox.jar");
    Files.writeString(own, content);
    Files.writeString(target.resolve("lib/longhaul-starter-cli-1.jar"), content);
    Files.writeString(target.resolve("lib/other-1.jar"), "other");
    Files.writeString(jar, content);
    FileTime later = FileTime.from(Instant.now().plusSeconds(++builds));
    Files.setLastModifiedTime(jar, later);
  }

  private void javaIs(String version) throws IOException {
    Files.deleteIfExists(java);
    Files.writeString(
        java,
        """
        #!/bin/sh
        echo "$*" >>'%s/notes'
        [ "$1" != -version ] || echo 'openjdk version "%s" 2026-01-01' >&2
        """
            .formatted(home, version));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> notes() throws IOException {
    Path notes = home.resolve("notes");
    return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
  }

  private Ended longhaul(String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of("sh", home.resolve("longhaul").toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().put("LONGHAUL_SKIP_BUILD", "1");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out);
  }
}
