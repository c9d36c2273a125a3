package dev.longhaul.domains;

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
  private boolean lookAsked;
  private Duration extension = Duration.ZERO;

  /** The same message counts once; only what ends the wait is kept. */
  void add(RegistrarMessage message) {
    if (seen.add(message.id()) && message.meaning().endsTheWait()) {
      heard = message;
    }
  }

  void askToLook() {
    lookAsked = true;
  }

  void extend(Duration by) {
    extension = extension.plus(by);
  }

  /** Blocks until there is something to do. */
  Object await() {
    Workflow.await(() -> heard != null || lookAsked || !extension.isZero());
    return this;
  }

  /** What the registrar has said of some request; whose, a look tells. */
  Optional<RegistrarMessage> takeHeard() {
    Optional<RegistrarMessage> message = Optional.ofNullable(heard);
    heard = null;
    return message;
  }

  /** This is the registrar's last word on the running request. */
  void believe(RegistrarMessage message) {
    verdict = message;
  }

  Optional<RegistrarMessage> verdict() {
    return Optional.ofNullable(verdict);
  }

  /** Forgets the verdict on a request that is made again. */
  void startAnew() {
    heard = null;
    verdict = null;
    lookAsked = false;
  }

  boolean takeLook() {
    boolean asked = lookAsked;
    lookAsked = false;
    return asked;
  }

  Duration takeExtension() {
    Duration by = extension;
    extension = Duration.ZERO;
    return by;
  }
}
