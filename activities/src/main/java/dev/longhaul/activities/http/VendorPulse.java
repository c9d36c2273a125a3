package dev.longhaul.activities.http;

import java.time.Duration;

/** Is told of every call to a vendor whether the vendor lives; must neither fail nor block long. */
public interface VendorPulse {
  /** For calls that nobody watches. */
  VendorPulse UNWATCHED =
      new VendorPulse() {
        @Override
        public void answered() {}

        @Override
        public void silent(String why) {}
      };

  /** An answer came, whatever it says: also a refusal means that the vendor lives. */
  void answered();

  /** No answer, or one that says that the vendor is broken (5xx). */
  void silent(String why);

  /**
   * A call has ended; for figures. {@code call} is the vendor's method without ids.
   *
   * @param outcome {@code 2xx}, {@code 4xx} and so on, or {@code no_answer}
   */
  default void ended(String vendor, String call, String outcome, Duration took) {}

  /**
   * What was answered means failure; some vendors say so in a 200.
   *
   * @param code the vendor's own, or the status
   */
  default void failed(String vendor, String call, String code) {}
}
