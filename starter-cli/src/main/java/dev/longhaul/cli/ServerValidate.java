package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code longhaul server validate}. */
@Command(
    name = "validate",
    description = "Have the platform validate a server, and show what it says about it.")
final class ServerValidate implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "Its handle, like web-2.")
  private String name;

  ServerValidate(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String path = ServerCommands.PATH + "/" + ServerCommands.handle(name) + "/validate";
    JsonNode state =
        session.api(ServerCommands.NEEDS).post(path, JsonNodeFactory.instance.objectNode());
    String word = Fields.text(state, "platform");
    if (session.json()) {
      session.screen.json(state);
    } else {
      session.screen.line("the platform validates " + name + "; so far it says: " + words(word));
    }
    return word.equals("READY") ? ExitCode.SUCCEEDED.code() : ExitCode.TRY_LATER.code();
  }

  private static String words(String state) {
    return switch (state) {
      case "READY" -> "usable";
      case "NOT_REACHABLE" -> "not reachable; look again in a minute, then at its SSH access";
      case "NOT_USABLE" -> "not usable yet; look again in a minute";
      case "UNKNOWN" -> "unknown there; remove it here, or import it again";
      default -> state;
    };
  }
}
