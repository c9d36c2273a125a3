package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceCommandsTest extends CliCase {

  @Test
  void addsAndListsServers() throws Exception {
    String[] add = {
      "server",
      "add",
      "web-2",
      "--address",
      "192.0.2.7",
      "--platform-id",
      "u-1",
      "--capacity",
      "20",
      "--label",
      "zone=eu"
    };
    assertThat(run(add)).isZero();
    assertThat(out()).isEqualTo("added web-2, 192.0.2.7, 20 slots\n");

    assertThat(run("server", "list")).isZero();
    assertThat(out())
        .isEqualTo(
            """
            SERVER  ADDRESS    TAKEN  SLOTS  LABELS
            web-2   192.0.2.7  0      20     zone=eu
            """);
    assertThat(run("server", "list", "--output", "json")).isZero();
    assertThat(documents().get(0).at("/items/0/labels/zone").asText()).isEqualTo("eu");
    assertThat(
            run(
                "server",
                "add",
                "Web_2",
                "--address",
                "x",
                "--platform-id",
                "u",
                "--capacity",
                "1"))
        .isEqualTo(65);
    assertThat(run("server", "add", "web-3")).isEqualTo(2);
  }

  @Test
  void takesServersOverFromThePlatformAndSaysWhatItLeftOut() {
    assertThat(run("server", "import", "--capacity", "12", "--label", "room=north")).isZero();
    assertThat(out())
        .isEqualTo(
            "added web-9, 192.0.2.9, 12 slots\n"
                + "left out Old box (u-8): the platform cannot reach it\n");
    assertThat(run("server", "import")).isEqualTo(2);
  }

  @Test
  void hasAServerValidatedAndSaysHowItStands() {
    assertThat(run("server", "validate", "web-2")).isZero();
    assertThat(out()).isEqualTo("the platform validates web-2; so far it says: usable\n");
    assertThat(run("server", "validate", "raw")).isEqualTo(75);
    assertThat(out()).contains("not usable yet; look again in a minute");
    assertThat(run("server", "validate", "Web 2")).isEqualTo(65);
  }

  @Test
  void removesAServer() {
    run(
        "server",
        "add",
        "web-5",
        "--address",
        "192.0.2.5",
        "--platform-id",
        "u",
        "--capacity",
        "1");
    assertThat(run("server", "remove", "web-5")).isZero();
    assertThat(service.requests).contains("DELETE /api/v1/servers/web-5");
    assertThat(run("server", "remove", "web-5")).isEqualTo(65);
    assertThat(err()).contains("there is no such server");
  }

  @Test
  void checksADomain() throws Exception {
    assertThat(run("domain", "check", "Bücher.example")).isZero();
    assertThat(out()).isEqualTo("xn--bcher-kva.example is free, 11.88 EUR\n");
    run("domain", "check", "taken.example");
    assertThat(out()).isEqualTo("taken.example is taken\n");
    run("domain", "check", "acme.example", "--output", "json");
    assertThat(documents().get(0).at("/price/minor").asInt()).isEqualTo(1188);
    assertThat(run("domain", "check", "no name")).isEqualTo(65);
  }

  @Test
  void storesASecretWithoutShowingIt() throws Exception {
    input = "s3cret\n";
    assertThat(run("secret", "set", "ledger:acme/auth-code")).isZero();
    assertThat(out()).isEqualTo("stored ledger:acme/auth-code\n");

    String file = file("secret.txt", "two words");
    assertThat(run("secret", "set", "acme/other", "--from-file", file)).isZero();
    assertThat(service.secrets)
        .isEqualTo(Map.of("acme/auth-code", "s3cret", "acme/other", "two words"));

    input = "\n";
    assertThat(run("secret", "set", "acme/x")).isEqualTo(65);
    assertThat(err())
        .isEqualTo("longhaul: the secret is empty; give it on standard input or in a file\n");
    assertThat(run("secret", "set", "env:HOME")).isEqualTo(65);
    assertThat(run("secret", "set", "acme/x", "--from-file", "/nonexistent")).isEqualTo(65);
  }

  @ParameterizedTest
  @CsvSource({
    "400,65", "401,77", "403,77", "404,65", "409,1", "429,75", "500,1", "502,69", "503,75"
  })
  void turnsAnswersIntoExitCodes(int status, int code) {
    service.fault(status, "{\"detail\":\"because\"}", Map.of());

    assertThat(run("server", "list")).isEqualTo(code);
    assertThat(err()).startsWith("longhaul: because\n");
  }

  @Test
  void saysWhenSomethingElseAnswers() {
    service.fault(200, "<html>hello</html>", Map.of());
    assertThat(run("server", "list")).isEqualTo(69);
    assertThat(err()).contains("but not as the API of Longhaul");
    service.fault(404, "<h1>not here</h1>", Map.of());
    assertThat(run("server", "list")).isEqualTo(69);
    assertThat(err()).contains("but not as the API of Longhaul; is --url or LONGHAUL_URL right?");

    service.fault(302, "", Map.of("Location", "http://evil.example/"));
    assertThat(run("server", "list")).isEqualTo(69);
    assertThat(service.requests).hasSize(3);
  }

  @Test
  void saysThatTheServiceIsAway() {
    service.close();

    assertThat(run("project", "list")).isEqualTo(69);
    assertThat(err()).contains(service.url() + " cannot be reached; is it running ('longhaul up'");
  }

  @Test
  void saysThatAChangeWithoutAnAnswerMayHaveArrived() {
    service.cut();
    assertThat(run("project", "update", "acme", "--name", "Acme GmbH")).isEqualTo(69);
    assertThat(err())
        .contains("ended the connection without an answer; repeating the command is safe");
    assertThat(service.requests).containsExactly("PATCH /api/v1/projects/acme");
  }

  @Test
  void findsTheLocalStackByItsFile() throws Exception {
    env.remove("LONGHAUL_URL");
    env.remove("LONGHAUL_TOKEN");
    Path state = Files.createDirectories(folder.resolve(".local/state/longhaul"));
    Files.writeString(
        state.resolve("current"),
        "# written by the stack\nLONGHAUL_URL="
            + service.url()
            + "\nLONGHAUL_TOKEN="
            + StandIn.TOKEN);

    assertThat(run("server", "list")).isZero();

    env.put("LONGHAUL_URL", service.url().replace("127.0.0.1", "localhost"));
    assertThat(run("server", "list")).as("the token is for the other address").isEqualTo(77);
    assertThat(err()).contains("no token is set; put one into LONGHAUL_TOKEN");
  }

  @Test
  void readsTheTokenFromAFileButNeverFromAnArgument() throws Exception {
    env.remove("LONGHAUL_TOKEN");
    env.put("LONGHAUL_TOKEN_FILE", file("token", StandIn.TOKEN + "\n"));
    assertThat(run("server", "list")).isZero();

    assertThat(run("server", "list", "--token", "abc123")).isEqualTo(2);
    assertThat(err()).contains("can be read by everybody").doesNotContain("abc123");
    env.put("LONGHAUL_TOKEN_FILE", file("empty", "\n"));
    assertThat(run("server", "list")).as("never another token instead").isEqualTo(78);
    assertThat(err()).contains("which is empty");
    env.put("LONGHAUL_TOKEN_FILE", "/nonexistent");
    assertThat(run("server", "list")).isEqualTo(78);
    assertThat(run("server", "list", "--url", "ftp://x")).isEqualTo(78);
  }

  @Test
  void exportsAZoneAsAFileThatIsReadAgain() throws Exception {
    String zone =
        """
        {"zone": "acme.example", "zone_version": "1", "records": [
          {"domain": "acme.example", "record_type": "A", "target": "192.0.2.7", "ttl": 300},
          {"domain": "acme.example", "record_type": "TXT", "target": "v=spf1 -all", "ttl": 300}]}
        """;
    for (String form : List.of("", "--bind")) {
      String[] export = {"dns", "export", "acme.example", form};
      service.fault(200, zone, Map.of());
      assertThat(run(form.isEmpty() ? Arrays.copyOf(export, 3) : export)).isZero();
      assertThat(out()).contains("\n");

      String[] plan = {"dns", "plan", "-f", file("zone" + form, out()), form};
      service.fault(200, zone, Map.of());
      assertThat(run(form.isEmpty() ? Arrays.copyOf(plan, 4) : plan)).as(err()).isZero();
      assertThat(out()).isEqualTo("acme.example is so already\n");
    }
  }

  @Test
  void appliesAKeptPlanOnlyToTheZoneItWasPlannedFor() throws Exception {
    String plan =
        file(
            "plan.json",
            "{\"zone\": \"acme.example\", \"zone_version\": \"v1\", \"resources\": []}");
    service.fault(200, "{\"version\": \"v2\"}", Map.of());
    assertThat(run("dns", "apply", plan)).isEqualTo(1);
    assertThat(err()).contains("acme.example has changed", "plan again");
    assertThat(out()).doesNotContain("accepted");
    assertThat(service.requests).containsExactly("GET /api/v2/dns/zones/acme.example");

    service.fault(200, "{\"version\": \"v1\"}", Map.of());
    service.fault(202, "{}", Map.of());
    assertThat(run("dns", "apply", plan)).as(err()).isZero();
    assertThat(out()).contains("accepted: cli-");
    assertThat(service.requests).last().isEqualTo("POST /api/v2/dns/create");
  }

  @Test
  void helpsWithoutConnecting() {
    assertThat(run("--help")).isZero();
    assertThat(out()).contains("Exit codes:").contains("130   Ctrl-C");
    for (String own : List.of("demo", "up", "down", "status", "worker", "setup", "tools")) {
      assertThat(out()).containsPattern("\n  " + own + " ");
    }
    assertThat(run("--version")).isZero();
    assertThat(out()).matches("longhaul \\d+\\.\\d+\\.\\d+\\S*\\R");
    assertThat(run("operation", "decide", "--help")).isZero();
    assertThat(out()).contains("--extend-by=TIME");
    assertThat(run("project")).isEqualTo(2);
    assertThat(run("projct", "list")).isEqualTo(2);
    assertThat(err()).contains("did you mean project?");
    assertThat(run("nonsense")).isEqualTo(2);
    assertThat(err()).contains("'nonsense' is not a command").doesNotContain("did you mean");
    assertThat(run("operation", "decide")).isEqualTo(2);
    assertThat(err()).contains("needs ID and WORD, like project:acme retry");
    assertThat(run("--url", "http://127.0.0.1:65536", "project", "list")).isEqualTo(78);
    assertThat(err()).contains("is not an address of the API");
    assertThat(run("operation", "watch", "project:acme", "--timeout", "soon")).isEqualTo(2);
    assertThat(service.requests).isEmpty();
  }
}
