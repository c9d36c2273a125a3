package dev.longhaul.worker.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longhaul.durable.OperationId;
import dev.longhaul.orders.Mistake;
import java.util.List;

/**
 * A problem document of RFC 9457.
 *
 * @param detail one sentence: what is wrong and what to do
 * @param instance names this occurrence in the log, for problems of our own; else null
 * @param holder the operation that is in the way, else null
 * @param errors what is wrong with the request, field by field; line and column are 0 unless there
 *     is a text to point into
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    OperationId holder,
    List<Mistake> errors) {

  static Problem of(ProblemKind kind, String detail) {
    return new Problem(kind.type(), kind.title(), kind.status(), detail, null, null, List.of());
  }

  static Problem of(ProblemKind kind, String detail, List<Mistake> errors) {
    return new Problem(
        kind.type(), kind.title(), kind.status(), detail, null, null, List.copyOf(errors));
  }

  Problem held(OperationId by) {
    return new Problem(type, title, status, detail, instance, by, errors);
  }

  Problem logged(String as) {
    return new Problem(type, title, status, detail, as, holder, errors);
  }
}
