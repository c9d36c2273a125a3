package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.SecretStore;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Stores secrets; nothing here ever gives one back (O-13). */
final class SecretRoutes {
  private static final int LONGEST = 4096;

  private final SecretStore secrets;
  private final Trail trail;

  SecretRoutes(SecretStore secrets, Trail trail) {
    this.secrets = secrets;
    this.trail = trail;
  }

  void register(RouteTable routes) {
    routes.put("/api/v1/secrets/{subject}/{name}", Access.OPERATOR, this::put);
  }

  private void put(Context context) {
    SecretRef ref =
        Query.path(context, "name", name -> SecretRef.of(context.pathParam("subject"), name));
    Fields fields = Body.fields(context, "value");
    String value = fields.lines("value", LONGEST);
    fields.check();
    trail.act(
        TokenCheck.actor(context),
        "secret-put",
        () -> {
          secrets.put(ref, new Secret(Fields.sure(value)));
          return ref;
        },
        stored -> Optional.of(stored.value()));
    context.status(HttpStatus.NO_CONTENT);
  }
}
