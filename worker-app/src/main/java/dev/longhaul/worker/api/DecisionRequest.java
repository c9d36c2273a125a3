package dev.longhaul.worker.api;

import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Decision;
import dev.longhaul.durable.DecisionWord;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * The body of a decision.
 *
 * @param updateId the same id again is the same decision; made by the server when the client sends
 *     none
 */
record DecisionRequest(Decision decision, String updateId) {
  static final String[] FIELDS = {
    "word", "step", "park", "fields", "extend_by", "reason", "update_id"
  };

  private static final Pattern STEP = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");
  private static final Pattern UPDATE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_.]{0,59}");
  private static final int MOST_PARKS = 1_000_000;

  /**
   * Reads a decision, or refuses it with all that is wrong.
   *
   * @param otherwise the update id when the body has none
   */
  static DecisionRequest read(Fields fields, Actor actor, String otherwise) {
    DecisionWord word = fields.required("word", DecisionWord::of);
    String step = fields.required("step", text -> form(text, STEP, "a step, like DEPLOY"));
    int park = fields.number("park", 0, MOST_PARKS);
    var values = fields.words("fields", KEY, 4096);
    Duration by = fields.optional("extend_by", DecisionRequest::duration);
    String reason = fields.text("reason", 500);
    String update = fields.optional("update_id", text -> form(text, UPDATE, "an id"));
    fields.check();
    return new DecisionRequest(
        new Decision(Fields.sure(word), Fields.sure(step), park, actor, values, by, reason),
        update == null ? otherwise : update);
  }

  /** What is decided, for the audit trail; the values of fields are left out. */
  String words() {
    return decision.words();
  }

  static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("is not a duration like P2D or PT12H", e);
    }
  }

  private static String form(String text, Pattern form, String what) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException("is not " + what);
    }
    return text;
  }
}
