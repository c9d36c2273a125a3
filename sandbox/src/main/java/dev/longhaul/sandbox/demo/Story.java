package dev.longhaul.sandbox.demo;

import dev.longhaul.cli.LonghaulCli;
import dev.longhaul.cli.screen.Terminal;
import dev.longhaul.emulators.WorldOptions;
import dev.longhaul.sandbox.Box;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the demo does: everything through the command line that an operator has. */
final class Story {
  private static final int PARKED = 6;
  private static final Set<String> DECISIONS = Set.of("retry", "abort", "give-up");

  private final Box box;
  private final boolean alone;
  private final Path examples;
  private final Map<String, String> cliEnvironment;
  private final Terminal terminal;
  private final PrintStream out;

  Story(Box box, int apiPort, boolean yes, Map<String, String> environment, PrintStream out) {
    this.box = box;
    this.terminal = Terminal.of(environment, false);
    this.alone = yes || !terminal.live() || System.console() == null;
    this.examples = Path.of(environment.getOrDefault("LONGHAUL_HOME", "")).resolve("examples");
    this.cliEnvironment = new LinkedHashMap<>(environment);
    this.cliEnvironment.put("LONGHAUL_URL", "http://127.0.0.1:" + apiPort);
    this.cliEnvironment.put("LONGHAUL_TOKEN", box.adminToken());
    this.out = out;
  }

  /** Returns the demo's exit code. */
  int tell() {
    addServers();
    box.world()
        .coolify()
        .failNextDeployments("vrs-shop", 1, "npm ERR! missing script: build\nexit status 1");
    MovingDomain museum = new MovingDomain(box.world(), out);
    museum.putElsewhere();
    List.of("acme", "blog", "shop").forEach(this::order);
    longhaulReading(
        museum.authCode(), "domain", "transfer", MovingDomain.NAME, "--auth-code-file", "-");
    int code = follow("acme");
    code = Math.max(code, follow("blog"));
    code = Math.max(code, followWithFault());
    museum.letDaysPass();
    code = Math.max(code, longhaul("operation", "watch", "domain:" + MovingDomain.NAME));
    new Evidence(box, out).show();
    box.temporal().webUi().ifPresent(this::offerWebUi);
    return code;
  }

  private void addServers() {
    Map<String, String> ids = box.world().coolify().servers();
    WorldOptions.defaults()
        .servers()
        .forEach(
            (name, address) ->
                longhaul(
                    "server",
                    "add",
                    name,
                    "--address",
                    address,
                    "--platform-id",
                    Objects.requireNonNull(ids.get(name), name),
                    "--capacity",
                    "20"));
    out.println();
  }

  private void order(String name) {
    longhaul("project", "provision", examples.resolve(name + ".yaml").toString());
  }

  private int follow(String name) {
    out.println();
    return longhaul("operation", "watch", "project:" + name);
  }

  private int followWithFault() {
    int code = follow("shop");
    while (code == PARKED) {
      out.println();
      out.println("The build failed, so the operation waits for a person. Say the customer has");
      out.println("mended the source: retry looks first and goes on at the failed step.");
      longhaul("operation", "decide", "project:shop", decision());
      code = follow("shop");
    }
    return code;
  }

  private String decision() {
    if (alone) {
      return "retry";
    }
    String word = "";
    while (!DECISIONS.contains(word)) {
      out.print("Your decision (retry, abort, give-up) [retry]: ");
      out.flush();
      String line = readLine();
      word = line == null || line.isBlank() ? "retry" : line.strip();
    }
    return word;
  }

  private void offerWebUi(String address) {
    out.println("  Web UI   " + address + "/namespaces/default/workflows");
    if (!alone) {
      out.print("\nThe world stays until you press Enter. ");
      out.flush();
      readLine();
    }
  }

  private static String readLine() {
    try {
      return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
          .readLine();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be read", e);
    }
  }

  private int longhaul(String... arguments) {
    return longhaulReading(System.in, arguments);
  }

  private int longhaulReading(InputStream in, String... arguments) {
    out.println("$ longhaul " + String.join(" ", shown(arguments)));
    return LonghaulCli.run(arguments, cliEnvironment, in, out, out, terminal);
  }

  private List<String> shown(String... arguments) {
    String home = examples.toAbsolutePath().getParent() + "/";
    return Arrays.stream(arguments).map(text -> text.replace(home, "")).toList();
  }
}
