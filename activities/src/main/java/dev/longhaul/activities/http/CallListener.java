package dev.longhaul.activities.http;

import java.time.Duration;

/**
 * Hears of every call to a vendor, for metrics. {@code call} is the vendor's method without ids, so
 * there are few of them, and nothing about whom a call concerns.
 */
public interface CallListener {
  /** Hears nothing. */
  CallListener NONE =
      new CallListener() {
        @Override
        public void ended(String vendor, String call, String outcome, Duration took) {}

        @Override
        public void failed(String vendor, String call, String code) {}
      };

  /**
   * A call has ended.
   *
   * @param outcome {@code 2xx}, {@code 4xx} and so on, or {@code no_answer}
   */
  void ended(String vendor, String call, String outcome, Duration took);

  /**
   * What was answered means failure; some vendors say so in a 200.
   *
   * @param code the vendor's own, or the status
   */
  void failed(String vendor, String call, String code);
}
