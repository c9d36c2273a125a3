package dev.longhaul.worker;

import dev.longhaul.activities.http.VendorException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Coolify for its version when a worker starts. Another major version, or one before 4.2, is a
 * warning and no refusal: the platform may be updated while operations run, and what does not fit
 * parks with the platform's own words.
 */
final class PlatformVersion {
  private static final Logger LOG = LoggerFactory.getLogger(PlatformVersion.class);
  private static final Pattern FORM = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})(?:[.+-].*)?");
  private static final int MAJOR = 4;
  private static final int LEAST_MINOR = 2;

  private PlatformVersion() {}

  static void check(Supplier<String> version) {
    try {
      String found = version.get();
      complaint(found)
          .ifPresentOrElse(
              sentence -> LOG.warn("{}", sentence), () -> LOG.info("the platform is {}", found));
    } catch (VendorException e) {
      LOG.warn("the platform does not say which version it is: {}", e.getMessage());
    }
  }

  /** What an operator should know about this version. */
  static Optional<String> complaint(String version) {
    Matcher numbers = FORM.matcher(version);
    if (!numbers.matches()) {
      return Optional.of("the platform's version could not be read, Coolify 4.2 to 4.x is known");
    }
    boolean known =
        Integer.parseInt(numbers.group(1)) == MAJOR
            && Integer.parseInt(numbers.group(2)) >= LEAST_MINOR;
    return known
        ? Optional.empty()
        : Optional.of(
            "the platform is Coolify %s, known is 4.2 to 4.x: try one project before you go on"
                .formatted(version));
  }
}
