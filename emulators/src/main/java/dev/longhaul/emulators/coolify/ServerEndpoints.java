package dev.longhaul.emulators.coolify;

import static dev.longhaul.emulators.coolify.Routes.Ability.READ;
import static dev.longhaul.emulators.coolify.Routes.Ability.WRITE;

import dev.longhaul.emulators.http.HttpAnswer;
import java.util.Set;

/** Servers: list, look, register, validate. */
final class ServerEndpoints {
  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "description",
          "ip",
          "port",
          "user",
          "private_key_uuid",
          "is_build_server",
          "instant_validate",
          "proxy_type");
  private final CoolifyState state;
  private final ServerFronts fronts;

  ServerEndpoints(CoolifyState state, ServerFronts fronts) {
    this.state = state;
    this.fronts = fronts;
  }

  void addTo(Routes routes) {
    routes
        .add("GET", "/servers", READ, this::list)
        .add("POST", "/servers", WRITE, this::create)
        .add("GET", "/servers/{uuid}", READ, this::get)
        .add("POST", "/servers/{uuid}/validate", WRITE, this::validate)
        .add(
            "GET",
            "/version",
            READ,
            call -> HttpAnswer.text(200, "text/html; charset=UTF-8", "4.3.11"));
  }

  private HttpAnswer list(ApiCall call) {
    return HttpAnswer.json(
        200, Json.array(state.servers.stream().map(s -> s.listView(call.at())).toList()));
  }

  private HttpAnswer create(ApiCall call) {
    FieldRules.allow(call.body(), FIELDS).require("ip", "private_key_uuid").check();
    boolean known = state.servers.stream().anyMatch(s -> s.ip.equals(call.text("ip")));
    if (known) {
      throw Refusal.of(400, "Server with this IP already exists.");
    }
    CoolifyServer server =
        new CoolifyServer(
            state.nextId(),
            state.newUuid(),
            call.text("name"),
            call.text("ip"),
            call.text("description"),
            false);
    server.reallyUsable = true;
    fronts.open(server);
    state.servers.add(server);
    state.effects.add("server-registered", server.name, server.ip);
    if (call.flag("instant_validate", false)) {
      server.validate(call.at(), state.waits.serverValidation());
    }
    return HttpAnswer.json(201, Json.object().put("uuid", server.uuid));
  }

  private HttpAnswer get(ApiCall call) {
    return HttpAnswer.json(200, state.server(call.path("uuid")).view(call.at()));
  }

  private HttpAnswer validate(ApiCall call) {
    CoolifyServer server = state.server(call.path("uuid"));
    server.validate(call.at(), state.waits.serverValidation());
    return HttpAnswer.json(201, Refusal.message("Validation started."));
  }
}
