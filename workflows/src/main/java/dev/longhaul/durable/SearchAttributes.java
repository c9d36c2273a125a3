package dev.longhaul.durable;

import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Web UI can filter by (O-05). The names are registered by {@code setup} and never change;
 * the values are never encrypted.
 */
public final class SearchAttributes {
  public static final SearchAttributeKey<String> KIND = key("LonghaulKind");
  public static final SearchAttributeKey<String> SUBJECT = key("LonghaulSubject");
  public static final SearchAttributeKey<String> STEP = key("LonghaulStep");
  public static final SearchAttributeKey<String> STATE = key("LonghaulState");
  public static final SearchAttributeKey<String> ACTOR = key("LonghaulActor");

  public static final List<SearchAttributeKey<String>> ALL =
      List.of(KIND, SUBJECT, STEP, STATE, ACTOR);

  private SearchAttributes() {}

  /** What an execution carries from its start. */
  public static io.temporal.common.SearchAttributes atStart(
      String kind, OperationId id, Actor actor) {
    return io.temporal.common.SearchAttributes.newBuilder()
        .set(KIND, kind)
        .set(SUBJECT, id.subject())
        .set(STEP, "-")
        .set(STATE, OperationState.ACCEPTED.name())
        .set(ACTOR, actor.name())
        .build();
  }

  /** From inside a workflow: what it does now; {@code step} is null before the first one. */
  public static void show(OperationState state, @Nullable String step) {
    Workflow.upsertTypedSearchAttributes(
        STATE.valueSet(state.name()), STEP.valueSet(step == null ? "-" : step));
  }

  private static SearchAttributeKey<String> key(String name) {
    return SearchAttributeKey.forKeyword(name);
  }
}
