package dev.longhaul.worker.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longhaul.durable.OperationId;
import dev.longhaul.orders.Mistake;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document of RFC 9457.
 *
 * @param detail one sentence: what is wrong and what to do
 * @param instance names this occurrence in the log, for problems of our own; else null
 * @param holder the operation that is in the way, else null
 * @param errors what is wrong with the request, field by field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    @Nullable OperationId holder,
    List<FieldError> errors) {

  /** What somebody has made up must not hide or turn the text around it. */
  private static String visible(String text) {
    return text.replaceAll("[\\p{C}&&[^\\n\\t]]", "?");
  }

  static Problem of(ProblemKind kind, String detail) {
    return new Problem(
        kind.type(), kind.title(), kind.status(), visible(detail), null, null, List.of());
  }

  static Problem of(ProblemKind kind, String detail, List<Mistake> errors) {
    return new Problem(
        kind.type(),
        kind.title(),
        kind.status(),
        visible(detail),
        null,
        null,
        errors.stream().map(FieldError::of).toList());
  }

  Problem held(OperationId by) {
    return new Problem(type, title, status, detail, instance, by, errors);
  }

  Problem logged(String as) {
    return new Problem(type, title, status, detail, as, holder, errors);
  }

  /** One mistake; line and column are left out when there is no text to point into. */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record FieldError(String field, int line, int column, String message, String remedy) {
    static FieldError of(Mistake mistake) {
      return new FieldError(
          visible(mistake.field()),
          mistake.line(),
          mistake.column(),
          visible(mistake.message()),
          visible(mistake.remedy()));
    }
  }
}
