package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.cli.screen.Table;
import dev.longhaul.durable.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longhaul token ...}. */
@Command(name = "token", description = "Tokens: who may speak to the API, and what they may do.")
final class TokenCommands {
  private static final String PATH = "/api/v1/tokens";
  private static final String NEEDS = "tokens are in the ledger";

  private final Session session;

  TokenCommands(Session session) {
    this.session = session;
  }

  /** What the holder of a token may do. */
  enum Role {
    viewer,
    operator,
    admin
  }

  @Command(
      name = "create",
      description = {
        "Make a token; its value is printed once, alone on standard output.",
        "Only its hash is kept. Needs an admin's token."
      })
  int create(
      @Option(
              names = "--role",
              required = true,
              paramLabel = "viewer|operator|admin",
              description =
                  "viewer reads; operator also starts, decides, cancels and stores secrets;"
                      + " admin also enters servers and makes tokens.")
          Role role,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "Who holds it, as the audit trail shows it; else USER-ROLE.")
          String name,
      @Option(
              names = "--expires",
              paramLabel = "TIME",
              converter = Times.class,
              description = "It ends after this time, like 90d; without it never.")
          Duration expires,
      @Option(
              names = "--account",
              paramLabel = "ACCOUNT",
              description =
                  "DNS requests with it are made for this customer account alone;"
                      + " it restricts nothing else.")
          String account,
      @Option(
              names = "--project",
              paramLabel = "SLUG",
              description =
                  "With --account: it changes the domains of these projects alone"
                      + " (else of the project named like the account).")
          List<String> projects) {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put(
        "name", name == null ? session.env.getOrDefault("USER", "somebody") + "-" + role : name);
    body.put("role", role.name()).put("account", account);
    if (projects != null) {
      projects.forEach(body.putArray("projects")::add);
    }
    body.put("expires_in", expires == null ? null : expires.toString());
    JsonNode token = session.api(NEEDS).post(PATH, body);
    if (session.json()) {
      session.screen.json(token);
    } else {
      session.screen.note(made(token));
      session.screen.whole(Fields.text(token, "value"));
    }
    return ExitCode.SUCCEEDED.code();
  }

  private static String made(JsonNode token) {
    String end =
        token.hasNonNull("expires_at") ? "until " + Fields.moment(token, "expires_at") : "";
    return "the token %s, %s%s, shown only now; keep it like a password (LONGHAUL_TOKEN):"
        .formatted(
            Fields.text(token, "name"),
            Fields.text(token, "role"),
            end.isEmpty() ? " without an end" : " " + end);
  }

  @Command(name = "list", description = "List the tokens, the ended ones too; values never.")
  int list() {
    JsonNode answer = session.api(NEEDS).get(PATH);
    Table table =
        new Table("TOKEN", "ROLE", "STATE", "LAST USED", "EXPIRES", "REVOKED", "CREATED", "ACCOUNT")
            .sparing("CREATED", "LAST USED", "REVOKED");
    for (JsonNode token : answer.path("items")) {
      table.row(
          Fields.text(token, "name"),
          Fields.text(token, "role"),
          Fields.text(token, "state"),
          Fields.moment(token, "last_used_at"),
          Fields.moment(token, "expires_at"),
          Fields.moment(token, "revoked_at"),
          Fields.moment(token, "created_at"),
          Fields.text(token, "account"));
    }
    return Lists.print(answer, table, session, "no tokens");
  }

  @Command(name = "revoke", description = "End a token at once; what it started goes on.")
  int revoke(
      @Parameters(paramLabel = "NAME", description = "As 'token list' shows it.") String name,
      @Option(names = "--force", description = "Even if it is the last token of an admin.")
          boolean force) {
    String known = URLEncoder.encode(Ids.name("token", name), StandardCharsets.UTF_8);
    String path = PATH + "/" + known + "/revoke";
    ObjectNode body = Json.mapper().createObjectNode().put("force", force);
    session.message(session.api(NEEDS).post(path, body));
    return ExitCode.SUCCEEDED.code();
  }
}
