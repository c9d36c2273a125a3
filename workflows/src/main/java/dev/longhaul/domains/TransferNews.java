package dev.longhaul.domains;

import dev.longhaul.durable.Actor;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What reaches a transfer from outside. Handlers put it down here; the steps take it up. */
final class TransferNews {
  private final Set<String> seen = new HashSet<>();
  private @Nullable RegistrarMessage heard;
  private @Nullable RegistrarMessage verdict;
  private @Nullable RegistrarMessage doubted;
  private @Nullable String fresh;
  private boolean lookAsked;
  private boolean looking;
  private Duration extension = Duration.ZERO;

  /** The same message counts once; only what ends the wait is kept. */
  void add(RegistrarMessage message) {
    if (seen.add(message.id()) && message.meaning().endsTheWait()) {
      heard = message;
      fresh = "the registrar says " + message.words();
    }
  }

  void askToLook(@Nullable Actor actor) {
    lookAsked = true;
    fresh = (actor == null ? "somebody" : actor) + " asks to look at the registrar";
  }

  /** What has come that nobody has taken up, in words. */
  Optional<String> fresh() {
    return Optional.ofNullable(fresh);
  }

  /** From here on it is dealt with; what comes now is fresh again. */
  void takeUp() {
    fresh = null;
  }

  /** Whether something is left to judge or to look at. */
  boolean isPending() {
    return heard != null || asksToLook();
  }

  void lookUnlessPending() {
    lookAsked = lookAsked || !isPending();
  }

  void extend(Duration by) {
    extension = extension.plus(by);
  }

  /** Blocks until there is something to do; what a look has not answered is still to do. */
  Object await() {
    Workflow.await(() -> isPending() || !extension.isZero());
    return this;
  }

  /** What the registrar has said of some request; whose, a look tells. Stays until it is judged. */
  Optional<RegistrarMessage> heard() {
    return Optional.ofNullable(heard);
  }

  /** Whether somebody wants to know how things stand. */
  boolean asksToLook() {
    return lookAsked || looking;
  }

  /** Until it has come to an end, a look that fails is made again. */
  void beginLook() {
    lookAsked = lookAsked && heard != null;
    looking = true;
  }

  void endLook() {
    looking = false;
  }

  /** Nothing is left to do about it; one that has come since stays. */
  void judged(RegistrarMessage message) {
    if (message.equals(heard)) {
      heard = null;
    }
  }

  /** This seems to be about an earlier request. */
  void doubt(RegistrarMessage message) {
    doubted = message;
  }

  /** What was passed over since the running request was made. */
  Optional<RegistrarMessage> doubted() {
    return Optional.ofNullable(doubted);
  }

  /** This is the registrar's last word on the running request. */
  void believe(RegistrarMessage message) {
    verdict = message;
  }

  /** What is believed, or what nobody could look at any more. */
  Optional<RegistrarMessage> verdict() {
    return Optional.ofNullable(verdict).or(() -> looking ? heard() : Optional.empty());
  }

  /** Forgets what was said of a request that is made again. */
  void startAnew() {
    heard = null;
    doubted = null;
    verdict = null;
    fresh = null;
    lookAsked = false;
  }

  Duration takeExtension() {
    Duration by = extension;
    extension = Duration.ZERO;
    return by;
  }
}
