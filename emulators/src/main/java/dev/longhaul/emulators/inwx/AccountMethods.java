package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/** Login and logout. A second factor is not asked for: {@code tfa} is always "0". */
final class AccountMethods {
  private final InwxState state;
  private final String username;
  private final String password;

  AccountMethods(InwxState state, String username, String password) {
    this.state = state;
    this.username = username;
    this.password = password;
  }

  void addTo(MethodTable table) {
    table.add("account.login", "user:text64! pass:password! case-insensitive:boolean", this::login);
    table.add("account.logout", "", this::logout);
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
    state.sessions.add(session);
    ObjectNode data = InwxAnswer.data();
    data.put("customerId", 10069);
    data.put("customerNo", 110069);
    data.put("accountId", 61140);
    data.put("tfa", "0");
    return new InwxAnswer(ResultCode.OK, Optional.of(data), Optional.of(session));
  }

  private InwxAnswer logout(InwxCall call) {
    call.session().ifPresent(state.sessions::remove);
    return new InwxAnswer(ResultCode.LOGGED_OUT, Optional.empty(), Optional.empty());
  }
}
