package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Passage;
import dev.longhaul.emulators.http.HttpAnswer;
import dev.longhaul.emulators.http.HttpCall;
import dev.longhaul.emulators.http.StandardRefusals;
import dev.longhaul.emulators.http.Vendor;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The envelope around the vendor's methods: JSON in, session cookie, result code, status 200
 * whatever happens.
 */
final class InwxVendor implements Vendor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)domrobot=([^;\\s]+)");
  private static final Set<String> WHILE_LOCKED =
      Set.of(AccountMethods.UNLOCK, AccountMethods.LOGOUT);
  private final InwxState state;
  private final MethodTable methods;
  private final Transfers transfers;
  private final AtomicLong transactions = new AtomicLong(38_566_000);

  InwxVendor(InwxState state, MethodTable methods, Transfers transfers) {
    this.state = state;
    this.methods = methods;
    this.transfers = transfers;
  }

  @Override
  public String nameOf(HttpCall call) {
    if (!call.path().startsWith("/jsonrpc")) {
      return call.method() + " " + call.path();
    }
    String wanted = read(call).map(body -> body.path("method").asText()).orElse("");
    return methods.find(wanted).map(MethodTable.Entry::name).orElse(wanted);
  }

  @Override
  public boolean isRehearsal(HttpCall call) {
    return read(call).filter(body -> body.path("params").path("testing").asBoolean()).isPresent();
  }

  @Override
  public HttpAnswer answer(HttpCall call, Passage passage) {
    if (!call.path().startsWith("/jsonrpc")) {
      return HttpAnswer.text(404, "text/html", "Not Found");
    }
    if (!call.method().equals("POST")) {
      return HttpAnswer.text(405, "text/html", "Method Not Allowed");
    }
    try {
      return envelope(dispatch(call));
    } catch (Refusal refusal) {
      return refused(refusal.code(), refusal.reasonCode(), refusal.getMessage());
    }
  }

  private InwxAnswer dispatch(HttpCall http) {
    ObjectNode body =
        read(http)
            .orElseThrow(() -> new Refusal(ResultCode.SYNTAX, "INVALID_JSON", "no JSON object"));
    String wanted = body.path("method").asText();
    MethodTable.Entry entry =
        methods
            .find(wanted)
            .orElseThrow(() -> new Refusal(ResultCode.UNKNOWN_COMMAND, "UNKNOWN", wanted));
    ObjectNode params =
        body.path("params") instanceof ObjectNode given ? given : JSON.createObjectNode();
    synchronized (state) {
      InwxCall call = new InwxCall(entry.name(), params, session(http), state.now());
      transfers.catchUp(call.at());
      requireSession(call);
      entry.rules().check(params);
      return entry.method().answer(call);
    }
  }

  private void requireSession(InwxCall call) {
    if (call.method().equals(AccountMethods.LOGIN)) {
      return;
    }
    InwxState.Session session =
        call.session()
            .map(state.sessions::get)
            .orElseThrow(
                () -> new Refusal(ResultCode.UNAUTHENTICATED, "NOT_LOGGED_IN", "log in first"));
    if (session == InwxState.Session.LOCKED && !WHILE_LOCKED.contains(call.method())) {
      throw new Refusal(
          ResultCode.UNAUTHENTICATED,
          "Error_AccountUnlockRequired",
          "You need to unlock your account with your mobile TAN.");
    }
  }

  @Override
  public HttpAnswer refuse(Fault fault) {
    if (fault instanceof Fault.VendorCode vendor) {
      return refused(vendor.code(), "EMULATED", vendor.reason());
    }
    return StandardRefusals.of(fault);
  }

  private HttpAnswer envelope(InwxAnswer answer) {
    ObjectNode body = head(answer.code());
    answer.resData().ifPresent(data -> body.set("resData", data));
    HttpAnswer http = HttpAnswer.json(200, tail(body));
    return answer
        .newSession()
        .map(value -> http.withHeader("Set-Cookie", "domrobot=" + value + "; path=/; HttpOnly"))
        .orElse(http);
  }

  private HttpAnswer refused(int code, String reasonCode, String reason) {
    ObjectNode body = head(code);
    body.put("reasonCode", reasonCode);
    body.put("reason", reason);
    return HttpAnswer.json(200, tail(body));
  }

  private static ObjectNode head(int code) {
    return JSON.createObjectNode().put("code", code).put("msg", ResultCode.words(code));
  }

  private ObjectNode tail(ObjectNode body) {
    return body.put("svTRID", "20260101-" + transactions.incrementAndGet() + "-emulated")
        .put("runtime", 0.02);
  }

  private static Optional<String> session(HttpCall call) {
    Matcher cookie = COOKIE.matcher(call.headers().first("Cookie").orElse(""));
    return cookie.find() ? Optional.of(cookie.group(1)) : Optional.empty();
  }

  private static Optional<ObjectNode> read(HttpCall call) {
    try {
      JsonNode node = JSON.readTree(call.body());
      return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
