package dev.longhaul.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.cli.screen.Table;
import dev.longhaul.cli.service.Query;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.SecretRef;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longhaul domain ...}. */
@Command(name = "domain", description = "Domains: ask for, register, move, watch.")
final class DomainCommands {
  private static final String PATH = "/api/v1/domains";
  private static final String NEEDS = "domains are in the ledger";

  private final Session session;

  DomainCommands(Session session) {
    this.session = session;
  }

  @Command(name = "check", description = "Ask the registrar whether a name is free, and its price.")
  int check(
      @Parameters(paramLabel = "NAME", description = "The domain, like acme.example.")
          String name) {
    JsonNode answer =
        session
            .api("the registrar is asked by the API")
            .get(PATH + "/check" + new Query().with("name", domain(name)));
    if (session.json()) {
      session.screen.json(answer);
    } else {
      session.screen.line(DomainPage.offer(answer));
    }
    return ExitCode.SUCCEEDED.code();
  }

  @Command(name = "register", description = "Buy a domain.")
  int register(
      @Parameters(paramLabel = "NAME", description = "The domain, like acme.example.") String name,
      @Mixin DomainOptions order,
      @Mixin WaitOptions wait) {
    return start(name, "register", order.body(), wait);
  }

  @Command(
      name = "transfer",
      description = {
        "Move a domain here from another registrar; takes days.",
        "The auth code is read from a file or standard input, never an argument."
      })
  int transfer(
      @Parameters(paramLabel = "NAME", description = "The domain, like acme.example.") String name,
      @Option(
              names = "--auth-code-file",
              paramLabel = "FILE",
              description = "The auth code; - reads standard input. Can be given later.")
          Path authCode,
      @Option(
              names = "--owner",
              paramLabel = "EMAIL",
              description = "Who is reminded while an approval is missing.")
          String owner,
      @Option(
              names = "--deadline",
              paramLabel = "TIME",
              converter = Times.class,
              description = "How long it may take, like 5d.")
          Duration timeout,
      @Mixin DomainOptions order,
      @Mixin WaitOptions wait)
      throws IOException {
    ObjectNode body = order.body();
    if (authCode != null) {
      body.put("auth_code", store(domain(name), authCode).value());
    }
    body.put("owner_email", owner);
    body.put("timeout", timeout == null ? null : timeout.toString());
    return start(name, "transfer", body, wait);
  }

  private int start(String name, String verb, ObjectNode body, WaitOptions wait) {
    JsonNode accepted = session.api(NEEDS).post(PATH + "/" + domain(name) + "/" + verb, body);
    OperationId id = Ids.operation(accepted.path("operation_id").asText());
    if (session.json()) {
      session.screen.json(accepted);
    } else if (!wait.waits()) {
      boolean running = accepted.path("already_running").asBoolean();
      session.screen.line(
          (running ? "runs already: " : "accepted: ") + id + " · " + verb + " " + domain(name));
      session.screen.whole("follow it with: " + session.command() + " operation watch " + id);
    }
    return wait.waits() ? session.follow(id, wait, null, true) : ExitCode.SUCCEEDED.code();
  }

  @Command(
      name = "auth-code",
      description = "Give a parked transfer another auth code, from a file or standard input.")
  int authCode(
      @Parameters(paramLabel = "NAME", description = "The domain, like acme.example.") String name,
      @Option(names = "--from-file", paramLabel = "FILE", description = "Read it from this file.")
          Path file,
      @Mixin WaitOptions wait)
      throws IOException {
    DomainName domain = new DomainName(domain(name));
    OperationId id = TransferDomainWorkflow.id(domain);
    DecideOptions wish = new DecideOptions();
    SecretRef ref = store(domain.value(), file == null ? Path.of("-") : file);
    wish.fields.put("auth_code", ref.value());
    var before =
        new Decider(session.operations(), session.command())
            .decide(id, "edit", wish, session::message);
    return wait.waits() ? session.follow(id, wait, before, true) : ExitCode.SUCCEEDED.code();
  }

  /** Each code under a name of its own: one that was forgotten is never confused with a new one. */
  private SecretRef store(String domain, Path file) throws IOException {
    String value =
        file.toString().equals("-") ? SecretCommands.read(session.in) : SecretCommands.read(file);
    SecretRef ref =
        SecretRef.of(domain, "auth-code-" + UUID.randomUUID().toString().substring(0, 8));
    session
        .api("secrets are in the ledger")
        .put(
            "/api/v1/secrets/" + ref.subject() + "/" + ref.name(),
            JsonNodeFactory.instance.objectNode().put("value", value));
    return ref;
  }

  @Command(name = "status", description = "Show a domain, its transfer, and what was said of it.")
  int status(
      @Parameters(paramLabel = "NAME", description = "The domain, like acme.example.")
          String name) {
    JsonNode answer = session.api(NEEDS).get(PATH + "/" + domain(name));
    if (session.json()) {
      session.screen.json(answer);
    } else {
      DomainPage.print(domain(name), answer, session);
    }
    return ExitCode.SUCCEEDED.code();
  }

  @Command(name = "list", description = "List domains and transfers.")
  int list(
      @Option(
              names = "--transfer",
              paramLabel = "STATE",
              description = "Only those, like pending or failed.")
          String transfer,
      @Option(names = "--status", paramLabel = "STATUS", description = "Only those, like OK.")
          String status,
      @Option(
              names = "--renewal-mode",
              paramLabel = "MODE",
              description = "Only those, like AUTODELETE.")
          String renewal,
      @Option(
              names = "--expires-before",
              paramLabel = "TIME",
              description = "Like 2027-01-31T00:00:00Z.")
          String expires,
      @Mixin PageOptions page) {
    Query filters =
        new Query()
            .with("transfer", transfer)
            .with("status", status)
            .with("renewal_mode", renewal)
            .with("expires_before", expires);
    JsonNode answer = session.api(NEEDS).get(PATH + page.of(filters));
    Table table = new Table("DOMAIN", "STATUS", "EXPIRES", "RENEWAL", "TRANSFER", "LAST WORD");
    for (JsonNode domain : answer.path("items")) {
      table.row(
          Fields.text(domain, "name"),
          Fields.text(domain, "status"),
          Fields.moment(domain, "expires_at"),
          Fields.text(domain, "renewal_mode"),
          Fields.text(domain, "transfer"),
          Fields.text(domain, "words"));
    }
    return Lists.print(answer, table, session, "no domains");
  }

  @Command(name = "approve", description = "Have a transfer look at the registrar now.")
  int approve(
      @Parameters(paramLabel = "NAME", description = "The domain, like acme.example.")
          String name) {
    return steer(name, "approve", JsonNodeFactory.instance.objectNode());
  }

  @Command(name = "extend", description = "Let a transfer wait longer.")
  int extend(
      @Parameters(paramLabel = "NAME", description = "The domain, like acme.example.") String name,
      @Option(
              names = "--by",
              paramLabel = "TIME",
              required = true,
              converter = Times.class,
              description = "Like 3d.")
          Duration by) {
    return steer(name, "extend", JsonNodeFactory.instance.objectNode().put("by", by.toString()));
  }

  @Command(name = "cancel", description = "Take a transfer back at the registrar.")
  int cancel(
      @Parameters(paramLabel = "NAME", description = "The domain, like acme.example.") String name,
      @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit trail.")
          String reason,
      @Mixin WaitOptions wait) {
    steer(name, "cancel", JsonNodeFactory.instance.objectNode().put("reason", reason));
    OperationId id = TransferDomainWorkflow.id(new DomainName(domain(name)));
    return wait.waits() ? session.follow(id, wait, null, true) : ExitCode.SUCCEEDED.code();
  }

  private int steer(String name, String verb, ObjectNode body) {
    session.message(session.api(NEEDS).post(PATH + "/" + domain(name) + "/" + verb, body));
    return ExitCode.SUCCEEDED.code();
  }

  private static String domain(String name) {
    return Ids.read(() -> new DomainName(name)).value();
  }
}
