package dev.longhaul.worker.api;

import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.postgres.ServerRegistry;
import dev.longhaul.activities.postgres.ServerRow;
import dev.longhaul.servers.ServerName;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Lists servers for projects, enters new ones and removes empty ones (P-05). */
final class ServerRoutes {
  private static final Pattern PLATFORM_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9._/-]{0,62}");
  static final int MOST_SLOTS = 10_000;
  static final int LONGEST_LABEL = 200;

  private final boolean privateAddresses;
  private final ServerRegistry servers;
  private final ServerPlatform platform;
  private final Trail trail;

  ServerRoutes(ApiSettings settings, ApiServices services, Trail trail) {
    this.privateAddresses = settings.privateAddresses();
    this.servers = services.ledger().servers();
    this.platform = services.vendors().servers();
    this.trail = trail;
  }

  /** A server as the API shows it. */
  record ServerView(
      ServerName name,
      String address,
      String platformId,
      int capacity,
      int taken,
      Map<String, String> labels) {
    static ServerView of(ServerRow row) {
      return new ServerView(
          row.name(),
          row.address(),
          row.coolifyUuid(),
          row.capacity(),
          row.slotsTaken(),
          row.labels());
    }
  }

  void register(RouteTable routes) {
    routes.get("/api/v1/servers", Access.VIEWER, this::list);
    routes.post("/api/v1/servers", Access.ADMIN, this::add);
    routes.delete("/api/v1/servers/{name}", Access.ADMIN, this::remove);
  }

  private void list(Context context) {
    context.json(Map.of("items", servers.list().stream().map(ServerView::of).toList()));
  }

  private void add(Context context) {
    ServerRow server =
        read(Body.fields(context, "name", "address", "platform_id", "capacity", "labels"));
    checkPlatform(server.coolifyUuid());
    trail.act(
        TokenCheck.actor(context),
        "server-add",
        () -> {
          servers.add(server);
          return server;
        },
        added -> Optional.of(added.name() + " at " + added.address()));
    context.status(HttpStatus.CREATED).json(Map.of("items", List.of(ServerView.of(server))));
  }

  private void remove(Context context) {
    ServerName name = Query.path(context, "name", ServerName::new);
    trail.act(
        TokenCheck.actor(context),
        "server-remove",
        () -> {
          servers.remove(one(servers, name).name());
          return name;
        },
        removed -> Optional.of(removed.value()));
    context.status(HttpStatus.NO_CONTENT);
  }

  /** The server of this name, or the refusal that says where to find one. */
  static ServerRow one(ServerRegistry servers, ServerName name) {
    return servers
        .find(name)
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemKind.NOT_FOUND,
                    "there is no server " + name + "; 'longhaul server list' shows those"));
  }

  /** A server that the platform cannot use would only be noticed by the first project on it. */
  private void checkPlatform(String id) {
    switch (look(id)) {
      case READY -> {}
      case UNKNOWN ->
          throw Refusal.of(
              "platform_id", "is not a server of the platform", "copy its UUID from there");
      case NOT_REACHABLE ->
          throw Refusal.of(
              "platform_id", "is a server that the platform cannot reach", "validate it there");
      case NOT_USABLE ->
          throw Refusal.of(
              "platform_id", "is a server that the platform cannot use yet", "validate it there");
    }
  }

  private PlatformServer look(String id) {
    return asked(() -> platform.look(id));
  }

  /** What the platform says, or the refusal when it says nothing. */
  static <T> T asked(Supplier<T> call) {
    try {
      return call.get();
    } catch (VendorException e) {
      throw new Refusal(
          ProblemKind.UNAVAILABLE,
          "the platform does not say what it has, try again later: " + e.getMessage());
    } catch (ApplicationFailure e) {
      throw new Refusal(
          ProblemKind.UNAVAILABLE, "the platform could not be asked: " + e.getOriginalMessage());
    }
  }

  private ServerRow read(Fields fields) {
    ServerName name = fields.required("name", ServerName::new);
    String address =
        fields.required("address", text -> PublicAddress.check(text, privateAddresses));
    String platformId = fields.required("platform_id", ServerRoutes::platformId);
    int capacity = fields.number("capacity", 1, MOST_SLOTS);
    Map<String, String> labels = fields.words("labels", LABEL, LONGEST_LABEL);
    fields.check();
    return new ServerRow(
        Fields.sure(name), Fields.sure(address), Fields.sure(platformId), capacity, 0, labels);
  }

  static String platformId(String text) {
    if (!PLATFORM_ID.matcher(text).matches()) {
      throw new IllegalArgumentException("is not an id of the platform, like a UUID");
    }
    return text;
  }
}
