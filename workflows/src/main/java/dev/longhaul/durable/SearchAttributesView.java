package dev.longhaul.durable;

import io.temporal.api.common.v1.Payload;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.common.converter.DefaultDataConverter;
import org.jspecify.annotations.Nullable;

/** Reads search attributes of a listed execution; they are never encoded by the codec. */
final class SearchAttributesView {
  private SearchAttributesView() {}

  static @Nullable String text(WorkflowExecutionInfo execution, String name) {
    Payload payload = execution.getSearchAttributes().getIndexedFieldsMap().get(name);
    return payload == null
        ? null
        : DefaultDataConverter.STANDARD_INSTANCE.fromPayload(payload, String.class, String.class);
  }
}
