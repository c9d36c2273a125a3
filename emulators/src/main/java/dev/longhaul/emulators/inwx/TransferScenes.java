package dev.longhaul.emulators.inwx;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Domains at other registrars, who lets them go and when, and what the account's message queue does
 * with the news of it.
 */
public final class TransferScenes {
  /** How long a losing registrar takes when it says nothing else. */
  public static final Duration USUAL = Duration.ofDays(4);

  private final InwxState state;
  private final Transfers transfers;
  private final Consumer<Runnable> change;

  TransferScenes(InwxState state, Transfers transfers, Consumer<Runnable> change) {
    this.state = state;
    this.transfers = transfers;
    this.change = change;
  }

  /** The domain is at another registrar, which lets it go after the usual time. */
  public TransferScenes elsewhere(String domain, String authCode) {
    return put(domain, new Elsewhere(authCode, false, Losing.approves(USUAL)));
  }

  /** That registrar has a transfer lock on it, or takes it off. */
  public TransferScenes locked(String domain, boolean locked) {
    Elsewhere there = known(domain);
    return put(domain, new Elsewhere(there.authCode(), locked, there.losing()));
  }

  /** That registrar lets it go so long after the request. */
  public TransferScenes approvesAfter(String domain, Duration after) {
    Elsewhere there = known(domain);
    return losing(there, domain, Losing.approves(after));
  }

  /** That registrar says no, in these words. */
  public TransferScenes refusesAfter(String domain, Duration after, String words) {
    return losing(known(domain), domain, Losing.refuses(after, words));
  }

  /** Nobody there does anything before {@link #approve}. */
  public TransferScenes silent(String domain) {
    return losing(known(domain), domain, Losing.silent());
  }

  /** The owner approves a transfer that waits for that. */
  public TransferScenes approve(String domain) {
    return changed(
        () -> {
          Registration moving = state.domains.get(domain);
          if (moving == null || moving.transfer == null) {
            throw new IllegalArgumentException(domain + " is not being transferred");
          }
          moving.transfer = moving.transfer.approved(state.now());
          transfers.moved(moving, state.now());
        });
  }

  /** Somebody else asks for a domain of the account. */
  public TransferScenes wantedByOthers(String domain) {
    return changed(
        () -> {
          state.leaving.add(domain);
          message(domain, "TRANSFER-OUT REQUESTED", "");
        });
  }

  /** One of the account's domains has gone to another registrar. */
  public TransferScenes leaves(String domain) {
    return changed(
        () -> {
          state.domains.remove(domain);
          state.takenByOthers.add(domain);
          message(domain, "TRANSFER-OUT SUCCESSFUL", "");
        });
  }

  /** The registry waits for the registrant to confirm the address, or has that. */
  public TransferScenes verification(String domain, String status) {
    return changed(
        () -> Objects.requireNonNull(state.domains.get(domain), domain).verification = status);
  }

  /** A message of the registrar's own. */
  public TransferScenes tell(String domain, String status, String details) {
    return changed(() -> message(domain, status, details));
  }

  /** The next messages never get into the queue. */
  public TransferScenes loseNext(int times) {
    return changed(() -> state.messages.loseNext(times));
  }

  /** The next acknowledgements are forgotten, so that messages come again. */
  public TransferScenes repeatNext(int times) {
    return changed(() -> state.messages.repeatNext(times));
  }

  /** How many messages wait. */
  public int waiting() {
    synchronized (state) {
      transfers.catchUp(state.now());
      return state.messages.waiting.size();
    }
  }

  private void message(String domain, String status, String details) {
    state.messages.add(domain, status, details, state.now());
  }

  private TransferScenes losing(Elsewhere there, String domain, Losing losing) {
    return put(domain, new Elsewhere(there.authCode(), there.locked(), losing));
  }

  private Elsewhere known(String domain) {
    synchronized (state) {
      Elsewhere there = state.elsewhere.get(domain);
      if (there == null) {
        throw new IllegalArgumentException(domain + " is not at another registrar");
      }
      return there;
    }
  }

  private TransferScenes put(String domain, Elsewhere there) {
    return changed(() -> state.elsewhere.put(domain, there));
  }

  private TransferScenes changed(Runnable how) {
    change.accept(how);
    return this;
  }
}
