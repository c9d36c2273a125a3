package dev.longhaul.activities.inwx;

import java.util.Map;

/** Carries one call to the registrar. */
@FunctionalInterface
interface InwxCalls {
  /**
   * The good answer.
   *
   * @throws InwxException when the registrar refuses
   * @throws dev.longhaul.activities.http.VendorException when there is no readable answer
   */
  InwxReply call(String method, Map<String, ?> params);
}
