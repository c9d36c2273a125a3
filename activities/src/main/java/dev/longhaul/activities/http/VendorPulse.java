package dev.longhaul.activities.http;

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
}
