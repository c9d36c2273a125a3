package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.AlreadyRegistered;
import dev.longhaul.activities.postgres.ServerRegistry;
import dev.longhaul.activities.postgres.ServerRow;
import dev.longhaul.servers.ServerName;
import dev.longhaul.worker.api.ServerPlatform.Listed;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Servers as the platform sees them: takes them over from its list and has them validated. */
final class PlatformServerRoutes {
  private final boolean privateAddresses;
  private final ServerRegistry servers;
  private final ServerPlatform platform;
  private final Trail trail;

  PlatformServerRoutes(ApiSettings settings, ApiServices services, Trail trail) {
    this.privateAddresses = settings.privateAddresses();
    this.servers = services.ledger().servers();
    this.platform = services.vendors().servers();
    this.trail = trail;
  }

  /** A server and what the platform says about it now. */
  record State(ServerRoutes.ServerView server, PlatformServer platform) {}

  /** A server of the platform that was not taken over, and why. */
  record Skipped(String platformId, String title, String reason) {}

  /** What came of an import. */
  record Imported(List<ServerRoutes.ServerView> items, List<Skipped> skipped) {}

  private record Wish(@Nullable String platformId, int capacity, Map<String, String> labels) {}

  void register(RouteTable routes) {
    routes.get("/api/v1/servers/{name}", Access.VIEWER, this::show);
    routes.post("/api/v1/servers/{name}/validate", Access.OPERATOR, this::validate);
    routes.post("/api/v1/servers/import", Access.ADMIN, this::importAll);
  }

  private void show(Context context) {
    ServerRow server = one(context);
    context.json(state(server));
  }

  private void validate(Context context) {
    ServerRow server = one(context);
    Body.fields(context).check();
    trail.audit(TokenCheck.actor(context), "server-validate", null, server.name().value());
    ServerRoutes.asked(
        () -> {
          platform.validate(server.coolifyUuid());
          return server;
        });
    context.status(HttpStatus.ACCEPTED).json(state(server));
  }

  private void importAll(Context context) {
    Fields fields = Body.fields(context, "platform_id", "capacity", "labels");
    Wish wish =
        new Wish(
            fields.optional("platform_id", ServerRoutes::platformId),
            fields.number("capacity", 1, ServerRoutes.MOST_SLOTS),
            fields.words("labels", ServerRoutes.LABEL, ServerRoutes.LONGEST_LABEL));
    fields.check();
    List<Listed> wanted = wanted(wish);
    context.json(
        trail.act(
            TokenCheck.actor(context),
            "server-import",
            () -> takeOver(wanted, wish),
            done -> Optional.of(names(done).toString())));
  }

  private static List<String> names(Imported imported) {
    return imported.items().stream().map(item -> item.name().value()).toList();
  }

  private List<Listed> wanted(Wish wish) {
    List<Listed> listed =
        ServerRoutes.asked(platform::list).stream()
            .filter(one -> wish.platformId() == null || wish.platformId().equals(one.id()))
            .toList();
    if (listed.isEmpty() && wish.platformId() != null) {
      throw Refusal.of(
          "platform_id", "is not a server of the platform", "copy its UUID from there");
    }
    return listed;
  }

  private Imported takeOver(List<Listed> listed, Wish wish) {
    List<ServerRoutes.ServerView> items = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Listed one : listed) {
      try {
        items.add(ServerRoutes.ServerView.of(enter(one, wish)));
      } catch (AlreadyRegistered | IllegalArgumentException e) {
        skipped.add(new Skipped(one.id(), one.title(), String.valueOf(e.getMessage())));
      }
    }
    return new Imported(items, skipped);
  }

  private ServerRow enter(Listed one, Wish wish) {
    if (one.state() != PlatformServer.READY) {
      throw new IllegalArgumentException(words(one.state()) + "; validate it there");
    }
    ServerRow row =
        new ServerRow(
            ServerName.ofTitle(one.title()),
            address(String.valueOf(one.address())),
            ServerRoutes.platformId(one.id()),
            wish.capacity(),
            0,
            wish.labels());
    servers.add(row);
    return row;
  }

  private String address(String text) {
    try {
      return PublicAddress.check(text, privateAddresses);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("its address '" + text + "' " + e.getMessage(), e);
    }
  }

  private static String words(PlatformServer state) {
    return switch (state) {
      case READY -> "the platform can use it";
      case UNKNOWN -> "the platform does not know it";
      case NOT_REACHABLE -> "the platform cannot reach it";
      case NOT_USABLE -> "the platform cannot use it yet";
    };
  }

  private State state(ServerRow server) {
    PlatformServer now = ServerRoutes.asked(() -> platform.look(server.coolifyUuid()));
    return new State(ServerRoutes.ServerView.of(server), now);
  }

  private ServerRow one(Context context) {
    return ServerRoutes.one(servers, Query.path(context, "name", ServerName::new));
  }
}
