package dev.longhaul.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.activities.postgres.ProjectQueries;
import dev.longhaul.activities.postgres.ProjectQueries.StoredOrder;
import dev.longhaul.activities.postgres.ProjectRow;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.OperationId;
import dev.longhaul.orders.Mistake;
import dev.longhaul.orders.OrderReader;
import dev.longhaul.orders.Reading;
import dev.longhaul.projects.DomainSource;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectPlanner;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProjectStatus;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import java.util.Optional;
import java.util.function.Supplier;

/** Orders that wait: those without a domain, and stored ones that are changed (P-01, P-02). */
final class ProjectDrafts {
  private final ProjectQueries projects;
  private final ProjectPlanner planner;
  private final OperationLookup lookup;
  private final Trail trail;
  private final OrderReader reader = new OrderReader();

  ProjectDrafts(ApiServices services, OperationLookup lookup, Trail trail) {
    this.projects = services.ledger().projects();
    this.planner = services.planner();
    this.lookup = lookup;
    this.trail = trail;
  }

  /**
   * Stores an order that has no domain yet, in the place of an older draft.
   *
   * @throws dev.longhaul.projects.OrderRefused when the catalogue does not allow it
   */
  void save(ProjectOrder order, Actor actor) {
    OperationId id = ProvisionProjectWorkflow.id(order.slug());
    refuseRunning(id);
    planner.check(order);
    if (!stored(id, actor, () -> projects.saveDraft(order))) {
      ProjectStatus status = projects.one(order.slug()).map(ProjectRow::status).orElseThrow();
      throw new Refusal(
          ProblemKind.NOT_POSSIBLE,
          "%s is %s, not a draft; order it with its domain".formatted(order.slug(), status));
    }
  }

  private boolean stored(OperationId id, Actor actor, Supplier<Boolean> write) {
    return trail.act(
        actor,
        "draft",
        id,
        write,
        done -> done ? Optional.of("stored without a domain") : Optional.empty());
  }

  /** A stored order as it was read, and as it shall be. */
  record Change(StoredOrder read, ProjectOrder order) {}

  /**
   * Stores a changed draft; refused when somebody else has changed it since it was read, because
   * that change would be lost.
   */
  void save(Change change, Actor actor) {
    OperationId id = ProvisionProjectWorkflow.id(change.order().slug());
    refuseRunning(id);
    planner.check(change.order());
    if (!stored(id, actor, () -> projects.changeDraft(change.read(), change.order()))) {
      throw overtaken(change);
    }
  }

  /** Right before a start, which overwrites the stored order. */
  void refuseOvertaken(Change change) {
    if (!projects.isStill(change.read())) {
      throw overtaken(change);
    }
  }

  private static Refusal overtaken(Change change) {
    return new Refusal(
        ProblemKind.OVERTAKEN,
        change.order().slug() + " was changed by somebody else meanwhile; look and try again");
  }

  /** The stored order with the changes; refused where it is live or a run of it is under way. */
  Change changed(ProjectSlug slug, ObjectNode changes) {
    refuseRunning(ProvisionProjectWorkflow.id(slug));
    ProjectRow row = projects.one(slug).orElseThrow(() -> unknown(slug));
    if (row.status() == ProjectStatus.ACTIVE) {
      throw new Refusal(
          ProblemKind.NOT_POSSIBLE,
          slug + " is live; what is live cannot be changed by its order yet");
    }
    StoredOrder read = projects.storedOrder(slug).orElseThrow();
    ObjectNode order = Json.mapper().valueToTree(read.order());
    order.remove("planned");
    merge(order, changes);
    fillSource(order, changes);
    Reading reading = reader.read(order.toString(), "order");
    if (!reading.ok()) {
      throw Refusal.of(reading.mistakes().stream().map(ProjectDrafts::withoutPlace).toList());
    }
    return new Change(read, sameProject(slug, row, reading.accepted()));
  }

  private static ProjectOrder sameProject(ProjectSlug slug, ProjectRow row, ProjectOrder order) {
    if (!order.slug().equals(slug)) {
      throw Refusal.of("slug", "is the project's id for ever", "leave it out");
    }
    if (order.domain() == null && row.status() != ProjectStatus.DRAFT) {
      throw Refusal.of("domain", "cannot be taken away from what was begun", "name another");
    }
    return order;
  }

  private void refuseRunning(OperationId id) {
    if (lookup.runs(id)) {
      String detail =
          id + " is under way; abort it or give it up first: longhaul operation show " + id;
      throw new Refusal(Problem.of(ProblemKind.HELD, detail).held(id));
    }
  }

  /** RFC 7396: objects are merged, null removes, everything else replaces. */
  private static void merge(ObjectNode target, ObjectNode changes) {
    for (var change : changes.properties()) {
      JsonNode value = change.getValue();
      if (value.isNull()) {
        target.remove(change.getKey());
      } else if (value instanceof ObjectNode inner && isOrderPart(change.getKey())) {
        merge(part(target, change.getKey()), inner);
      } else {
        target.set(change.getKey(), value);
      }
    }
  }

  /** An object where the order has another value takes its place, for the schema to refuse. */
  private static ObjectNode part(ObjectNode order, String key) {
    return order.get(key) instanceof ObjectNode known ? known : order.putObject(key);
  }

  /** An amount is one value, although it may be written as an object. */
  private static boolean isOrderPart(String key) {
    return !key.equals("price_limit");
  }

  /** A new name whose source is not said comes from where such a name comes from. */
  private void fillSource(ObjectNode order, ObjectNode changes) {
    boolean named = changes.path("domain").hasNonNull("name");
    boolean said = changes.path("domain").hasNonNull("source");
    JsonNode stored = order.path("domain").path("source");
    if (named && !said && !stored.asText().equals(DomainSource.EXISTING.word())) {
      try {
        DomainName name = new DomainName(order.path("domain").path("name").asText());
        order.withObjectProperty("domain").put("source", planner.sourceOf(name).word());
      } catch (IllegalArgumentException e) {
        order.withObjectProperty("domain").put("source", DomainSource.REGISTER.word());
      }
    }
  }

  private static Mistake withoutPlace(Mistake mistake) {
    return new Mistake(mistake.field(), 0, 0, mistake.message(), mistake.remedy());
  }

  private static Refusal unknown(ProjectSlug slug) {
    return new Refusal(
        ProblemKind.NOT_FOUND,
        "there is no project " + slug + "; 'longhaul project list' shows those that exist");
  }
}
