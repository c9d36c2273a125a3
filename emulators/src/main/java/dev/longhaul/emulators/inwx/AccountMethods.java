package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/** Login, with a second factor when the account has one, and logout. */
final class AccountMethods {
  static final String LOGIN = "account.login";
  static final String UNLOCK = "account.unlock";
  static final String LOGOUT = "account.logout";
  private final InwxState state;
  private final String username;
  private final String password;
  private final Optional<SecondFactor> secondFactor;

  AccountMethods(
      InwxState state, String username, String password, Optional<SecondFactor> secondFactor) {
    this.state = state;
    this.username = username;
    this.password = password;
    this.secondFactor = secondFactor;
  }

  void addTo(MethodTable table) {
    table.add(LOGIN, "user:text64! pass:password! case-insensitive:boolean", this::login);
    table.add(UNLOCK, "tan:text10", this::unlock);
    table.add(LOGOUT, "", this::logout);
  }

  private InwxAnswer login(InwxCall call) {
    String user = call.text("user");
    boolean known =
        call.flag("case-insensitive", false)
            ? user.equalsIgnoreCase(username)
            : user.equals(username);
    if (!known || !call.text("pass").equals(password)) {
      throw new Refusal(ResultCode.UNAUTHENTICATED, "INVALID", "user name or password is wrong");
    }
    String session = UUID.randomUUID().toString().replace("-", "");
    state.sessions.put(
        session, secondFactor.isPresent() ? InwxState.Session.LOCKED : InwxState.Session.OPEN);
    ObjectNode data = InwxAnswer.data();
    data.put("customerId", 10069);
    data.put("customerNo", 110069);
    data.put("accountId", 61140);
    data.put("tfa", secondFactor.isPresent() ? "GOOGLE-AUTH" : "0");
    return new InwxAnswer(ResultCode.OK, Optional.of(data), Optional.of(session));
  }

  private InwxAnswer unlock(InwxCall call) {
    boolean good =
        secondFactor
            .map(factor -> factor.accepts(call.text("tan"), call.at(), state.usedWindows))
            .orElse(true);
    if (!good) {
      throw new Refusal(ResultCode.UNAUTHENTICATED, "INVALID", "The confirmation code is invalid.");
    }
    call.session().ifPresent(session -> state.sessions.put(session, InwxState.Session.OPEN));
    return InwxAnswer.ok();
  }

  private InwxAnswer logout(InwxCall call) {
    call.session().ifPresent(state.sessions::remove);
    return new InwxAnswer(ResultCode.LOGGED_OUT, Optional.empty(), Optional.empty());
  }
}
