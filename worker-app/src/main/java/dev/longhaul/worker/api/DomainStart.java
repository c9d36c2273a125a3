package dev.longhaul.worker.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainOrder;
import dev.longhaul.domains.RegisterDomainWorkflow;
import dev.longhaul.domains.TransferDomainWorkflow;
import dev.longhaul.domains.TransferOrder;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Operations;
import dev.longhaul.orders.Mistake;
import dev.longhaul.orders.OrderReader;
import dev.longhaul.orders.Reading;
import dev.longhaul.projects.OrderRefused;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectPlanner;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Starts registrations and transfers without a project. The body is the domain part of a project's
 * order, so that both are checked by the same rules.
 */
final class DomainStart {
  private static final String PART = "domain.";
  private static final List<String> OWN = List.of("owner_email", "locale", "timeout");

  private final OrderReader reader = new OrderReader();
  private final Operations operations;
  private final ProjectPlanner planner;
  private final Trail trail;
  private final NamedSecrets secrets;

  DomainStart(ApiServices services, Trail trail) {
    this.operations = services.operations();
    this.planner = services.planner();
    this.trail = trail;
    this.secrets = new NamedSecrets(services.ledger().secrets());
  }

  Operations.Started register(DomainName name, ObjectNode body, Actor actor) {
    DomainOrder order = planned(name, "register", body, planner::registrationAlone);
    return start(
        new Operations.Start(
            RegisterDomainWorkflow.id(name),
            "RegisterDomain",
            RegisterDomainWorkflow.KIND,
            order,
            actor,
            "register " + name),
        "register-domain");
  }

  Operations.Started transfer(DomainName name, ObjectNode body, Actor actor) {
    boolean owned = body.hasNonNull("owner_email");
    Duration timeout = timeout(body);
    TransferOrder planned = planned(name, "transfer", body, planner::transferAlone);
    secrets.check("auth_code", planned.authCode());
    TransferOrder order =
        planned.with(
            body.has("nameservers") ? planned.nameservers() : List.of(),
            owned ? planned.ownerEmail() : null,
            timeout == null ? planned.patience() : timeout);
    return start(TransferDomainWorkflow.start(order, actor), "transfer-domain");
  }

  private Operations.Started start(Operations.Start start, String action) {
    Operations.Started started = operations.start(start);
    trail.started(start, started, action);
    return started;
  }

  private static @Nullable Duration timeout(ObjectNode body) {
    try {
      return body.hasNonNull("timeout")
          ? DomainSteering.duration(body.path("timeout").asText())
          : null;
    } catch (IllegalArgumentException e) {
      throw Refusal.of("timeout", String.valueOf(e.getMessage()), "correct it");
    }
  }

  private <T> T planned(
      DomainName name, String source, ObjectNode body, Function<ProjectOrder, T> plan) {
    Reading reading = reader.read(document(name, source, body).toString(), "order");
    if (!reading.ok()) {
      throw Refusal.of(reading.mistakes().stream().map(DomainStart::unwrapped).toList());
    }
    try {
      return plan.apply(Objects.requireNonNull(reading.order()));
    } catch (OrderRefused e) {
      throw Refusal.of(e.field().replace(PART, ""), String.valueOf(e.getMessage()), "correct it");
    }
  }

  /** A project's order around the domain; its other fields are never used. */
  private static ObjectNode document(DomainName name, String source, ObjectNode body) {
    ObjectNode order = JsonNodeFactory.instance.objectNode();
    order.put("slug", "domain").put("name", name.value()).put("project_type", "domain");
    order.put("owner_email", "nobody@" + name.value());
    ObjectNode domain = body.deepCopy();
    OWN.stream()
        .filter(field -> !field.equals("timeout") && domain.hasNonNull(field))
        .forEach(field -> order.set(field, domain.path(field)));
    domain.remove(OWN);
    domain.put("name", name.value()).put("source", source);
    order.set("domain", domain);
    return order;
  }

  private static Mistake unwrapped(Mistake mistake) {
    String field =
        mistake.field().startsWith(PART)
            ? mistake.field().substring(PART.length())
            : mistake.field();
    return new Mistake(field, 0, 0, mistake.message(), mistake.remedy());
  }
}
