package dev.longhaul.activities.inwx;

import dev.longhaul.activities.acting.AccountSession;
import dev.longhaul.activities.acting.AccountSessions;
import dev.longhaul.activities.acting.Guard;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.activities.http.VendorFault;
import dev.longhaul.activities.inwx.wire.Login;
import dev.longhaul.durable.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The account's one session, shared by all workers through the ledger: calls go one at a time, and
 * a login happens only when there is no session or the registrar has ended it. The call that met
 * the ended session was not carried out, so it is sent again, once.
 */
final class InwxSession implements InwxCalls {
  private final InwxSettings settings;
  private final InwxWire wire;
  private final AccountSessions sessions;

  InwxSession(InwxSettings settings, InwxWire wire, AccountSessions sessions) {
    this.settings = settings;
    this.wire = wire;
    this.sessions = sessions;
  }

  @Override
  public InwxReply call(String method, Map<String, ?> params) {
    return sessions.withAccount(settings.account(), turn -> inTurn(turn, method, params));
  }

  private InwxReply inTurn(Guard turn, String method, Map<String, ?> params) {
    AccountSession session = sessions.load(settings.account());
    if (session.cookie().isPresent()) {
      try {
        return send(turn, method, params, session.cookie());
      } catch (InwxException e) {
        if (!e.result().endsSession()) {
          throw e;
        }
        sessions.store(settings.account(), session.loggedOut());
      }
    }
    return send(turn, method, params, Optional.of(logIn(turn, session)));
  }

  private InwxReply send(
      Guard turn, String method, Map<String, ?> params, Optional<Secret> cookie) {
    turn.beforeSending();
    return wire.send(method, params, cookie);
  }

  private Secret logIn(Guard turn, AccountSession session) {
    InwxReply reply =
        send(
            turn,
            "account.login",
            Map.of("user", settings.username(), "pass", settings.password().reveal()),
            Optional.empty());
    Secret cookie =
        reply.cookie().orElseThrow(() -> new IllegalStateException("inwx gave no session cookie"));
    Login login = wire.read("account.login", reply.data(), Login.class);
    long step = login.needsUnlock() ? unlock(turn, session, cookie) : session.lastTotpStep();
    sessions.store(settings.account(), AccountSession.of(cookie, step));
    return cookie;
  }

  /** A one-time code counts once, so a second login in the same 30 seconds has to wait. */
  private long unlock(Guard turn, AccountSession session, Secret cookie) {
    Secret secret = settings.totpSecret().orElseThrow(this::noSecondFactor);
    Instant now = Instant.now();
    long step = Totp.step(now);
    if (step <= session.lastTotpStep()) {
      throw VendorFailures.again(
          "the one-time code of this half minute is used up",
          Totp.untilAfter(session.lastTotpStep(), now));
    }
    sessions.store(settings.account(), new AccountSession(Optional.empty(), step));
    send(turn, "account.unlock", Map.of("tan", new Totp(secret).code(step)), Optional.of(cookie));
    return step;
  }

  /** Like a wrong password: who calls decides what that means. */
  private InwxException noSecondFactor() {
    String message =
        "account " + settings.account() + " asks for a second factor; set INWX_2FA_SECRET";
    InwxCode code = InwxCode.AUTHENTICATION;
    return new InwxException(
        code,
        new VendorFault("inwx", "account.unlock", code.name(), 200, message, null, false, null));
  }
}
