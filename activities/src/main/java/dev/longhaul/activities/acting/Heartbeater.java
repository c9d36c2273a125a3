package dev.longhaul.activities.acting;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.converter.RawValue;
import io.temporal.common.interceptors.ActivityExecutionContextBase;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An activity's context that heartbeats by itself. It re-sends the activity's latest details, at
 * first those of the last attempt, because a heartbeat without details would wipe them.
 */
public final class Heartbeater extends ActivityExecutionContextBase {
  private static final Logger log = LoggerFactory.getLogger(Heartbeater.class);
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration FIRST = Duration.ofSeconds(1);

  private volatile @Nullable Object details;
  private volatile boolean ownDetails;
  private volatile boolean cancelled;
  private volatile boolean stopped;
  private @Nullable ScheduledFuture<?> beat;

  Heartbeater(ActivityExecutionContext next) {
    super(next);
  }

  /**
   * Whether the activity on this thread was cancelled or is no longer wanted, as the last heartbeat
   * said. Waits and remote commands should end then; an act finishes what it has sent.
   */
  public static boolean cancelled() {
    return Activity.getExecutionContext() instanceof Heartbeater own && own.cancelled;
  }

  /** About a quarter of the heartbeat time-out: three may get lost. */
  static Duration interval(Duration timeout) {
    Duration quarter = timeout.dividedBy(4);
    return quarter.compareTo(SHORTEST) < 0 ? SHORTEST : quarter;
  }

  void start(ScheduledExecutorService clock) {
    Duration timeout = getInfo().getHeartbeatTimeout();
    if (getInfo().isLocal() || timeout == null || timeout.isZero()) {
      return;
    }
    details = super.getLastHeartbeatDetails(RawValue.class).orElse(null);
    long every = interval(timeout).toMillis();
    long first = Math.min(every, FIRST.toMillis());
    beat = clock.scheduleWithFixedDelay(this::beat, first, every, TimeUnit.MILLISECONDS);
  }

  void stop() {
    stopped = true;
    if (beat != null) {
      beat.cancel(false);
    }
  }

  /**
   * Sends {@code latest} now and again until the next one; null keeps what was sent before. One
   * sender at a time, so that a beat never sends older details after newer ones.
   */
  @Override
  public synchronized <V> void heartbeat(@Nullable V latest) throws ActivityCompletionException {
    if (latest != null) {
      details = latest;
      ownDetails = true;
    }
    try {
      super.heartbeat(details);
    } catch (ActivityCompletionException e) {
      cancelled = true;
      throw e;
    }
  }

  @Override
  public <V> Optional<V> getHeartbeatDetails(Class<V> type, Type genericType) {
    Object own = details;
    return ownDetails && own != null
        ? Optional.of(type.cast(own))
        : super.getLastHeartbeatDetails(type, genericType);
  }

  @Override
  public <V> Optional<V> getHeartbeatDetails(Class<V> type) {
    return getHeartbeatDetails(type, type);
  }

  private void beat() {
    if (stopped || isDoNotCompleteOnReturn()) {
      return;
    }
    try {
      heartbeat(null);
    } catch (ActivityCompletionException e) {
      // The body learns it from cancelled(); beating goes on, for an act may finish its read-back.
      log.debug("{} is no longer wanted: {}", getInfo().getActivityType(), e.toString());
    } catch (RuntimeException e) {
      log.warn("heartbeat of {} failed, trying again", getInfo().getActivityType(), e);
    }
  }
}
