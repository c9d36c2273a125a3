package dev.longhaul.emulators.faults;

import java.time.Duration;
import java.util.Optional;

/**
 * The way of one call through the {@link Switchboard}: before its effect, after it, answered, gone.
 */
public final class Passage implements AutoCloseable {
  private final Switchboard switchboard;
  private final String call;
  private final Optional<Fault> fault;
  private final boolean rehearsal;
  private boolean left;

  Passage(Switchboard switchboard, String call, Optional<Fault> fault, boolean rehearsal) {
    this.rehearsal = rehearsal;
    this.switchboard = switchboard;
    this.call = call;
    this.fault = fault;
  }

  public String call() {
    return call;
  }

  /**
   * Waits where the call is to be delayed or held, and cuts it where it is to be cut.
   *
   * @return the fault that the vendor answers instead of having an effect, if any
   */
  public Optional<Fault> beforeEffect() {
    if (fault.orElse(null) instanceof Fault.Delay delay) {
      sleep(delay.by());
    }
    hold(HoldPoint.BEFORE_EFFECT);
    if (fault.orElse(null) instanceof Fault.CutBefore) {
      throw new ConnectionCut("cut before the effect: " + call);
    }
    keepSilent(false);
    return fault.filter(Passage::replacesTheEffect);
  }

  /** To be called between the effect and its answer. */
  public void afterEffect() {
    hold(HoldPoint.AFTER_EFFECT);
    if (fault.orElse(null) instanceof Fault.AcceptAndCut) {
      throw new ConnectionCut("cut after the effect: " + call);
    }
    keepSilent(true);
  }

  private void keepSilent(boolean applied) {
    if (fault.orElse(null) instanceof Fault.Silence silence && silence.applied() == applied) {
      sleep(silence.by());
      throw new ConnectionCut("silent: " + call);
    }
  }

  /**
   * To be called right before the answer is written: whoever reads it may call again at once, and
   * that is not at the same time.
   */
  public void answering() {
    if (!left) {
      left = true;
      switchboard.left();
    }
  }

  /** To be called when the answer was written. */
  public void answered() {
    hold(HoldPoint.ANSWERED);
  }

  /** How long each byte of the answer takes; zero when it is sent as a whole. */
  public Duration perByte() {
    return fault.orElse(null) instanceof Fault.Drip drip ? drip.perByte() : Duration.ZERO;
  }

  /** Whether this call was chosen for a quirk of that name. */
  public boolean hasQuirk(String name) {
    return fault.orElse(null) instanceof Fault.Quirk quirk && quirk.name().equals(name);
  }

  /** Real latency. */
  public static void sleep(Duration time) {
    if (time.isZero()) {
      return;
    }
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionCut("interrupted while waiting");
    }
  }

  @Override
  public void close() {
    answering();
  }

  private void hold(HoldPoint point) {
    if (!rehearsal) {
      switchboard.takeHold(call, point).ifPresent(this::stand);
    }
  }

  private void stand(Hold hold) {
    try {
      hold.stand();
    } finally {
      switchboard.released(hold);
    }
  }

  private static boolean replacesTheEffect(Fault fault) {
    return fault instanceof Fault.Status
        || fault instanceof Fault.VendorCode
        || fault instanceof Fault.RateLimited
        || fault instanceof Fault.Garbage;
  }
}
