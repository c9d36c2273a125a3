package dev.longhaul.activities.acting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which domains need somebody's attention now (D-03, D-13). */
public interface DueNotices {
  /** At most so many notices that were not sent yet, those of transfers first. */
  List<Notice> due(String account, Instant now, int limit);

  /** All that was due was sent; until then another round is due at once. */
  void cared(String account, Instant at);

  /**
   * A letter that should go out.
   *
   * @param key stable, so that a notice goes out once
   * @param kind which letter it is
   * @param to whom; null means the operators
   * @param values what the letter says
   */
  record Notice(
      String key, Kind kind, @Nullable String to, String locale, Map<String, String> values) {}

  /** The letters. */
  enum Kind {
    APPROVAL,
    DEADLINE,
    VERIFICATION,
    EXPIRY
  }
}
