package dev.longhaul.worker.api;

import dev.longhaul.domains.Availability;
import dev.longhaul.domains.DomainName;
import io.javalin.http.Context;
import io.temporal.failure.ApplicationFailure;
import java.util.function.Function;

/** Asks the registrar whether a domain is free (D-01). */
final class DomainRoutes {
  private final Function<DomainName, Availability> registrar;

  DomainRoutes(Function<DomainName, Availability> registrar) {
    this.registrar = registrar;
  }

  void register(RouteTable routes) {
    routes.get("/api/v1/domains/check", Access.VIEWER, this::check);
  }

  private void check(Context context) {
    DomainName name = Query.read(context, "name", DomainName::new);
    if (name == null) {
      throw Refusal.of("name", "is missing", "add ?name=acme.example");
    }
    try {
      context.json(registrar.apply(name));
    } catch (ApplicationFailure e) {
      throw new Refusal(
          ProblemKind.UNAVAILABLE,
          "the registrar could not be asked about " + name + ": " + e.getOriginalMessage());
    }
  }
}
