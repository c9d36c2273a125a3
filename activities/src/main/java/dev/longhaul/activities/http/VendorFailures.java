package dev.longhaul.activities.http;

import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;

/** The failures in which an activity tells Temporal what to do next. */
public final class VendorFailures {
  /** Failure type of what may pass: the vendor is away, slow, or asked for patience. */
  public static final String UNAVAILABLE = "VENDOR_UNAVAILABLE";

  /** Failure type of a wait that is not over yet. */
  public static final String NOT_YET = "NOT_YET";

  private VendorFailures() {}

  /** A person has to act: the operation parks with this problem. */
  public static ApplicationFailure parks(Enum<?> problem, String message) {
    return ApplicationFailure.newBuilder()
        .setType(problem.name())
        .setMessage(message)
        .setNonRetryable(true)
        .build();
  }

  /** Temporal tries again: after what the vendor asked for, else by the retry options. */
  public static ApplicationFailure again(VendorException e) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder().setType(UNAVAILABLE).setMessage(e.getMessage());
    e.retryAfter().ifPresent(failure::setNextRetryDelay);
    return failure.build();
  }

  /** Temporal tries again after {@code delay}. */
  public static ApplicationFailure again(String message, Duration delay) {
    return ApplicationFailure.newBuilder()
        .setType(UNAVAILABLE)
        .setMessage(message)
        .setNextRetryDelay(delay)
        .build();
  }

  /** A wait that is not over: not an error, looked at again after {@code delay}. */
  public static ApplicationFailure notYet(String message, Duration delay) {
    return notYet(NOT_YET, message, delay);
  }

  /** The same; {@code problem} is what the operation parks with when its attempts are used up. */
  public static ApplicationFailure notYet(Enum<?> problem, String message, Duration delay) {
    return notYet(problem.name(), message, delay);
  }

  private static ApplicationFailure notYet(String type, String message, Duration delay) {
    return ApplicationFailure.newBuilder()
        .setType(type)
        .setMessage(message)
        .setCategory(ApplicationErrorCategory.BENIGN)
        .setNextRetryDelay(delay)
        .build();
  }
}
