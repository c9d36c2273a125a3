package dev.longhaul.projects;

import dev.longhaul.domains.DomainOrder;
import java.util.ArrayList;
import java.util.List;

/** What a provisioning would do, in the order of its steps. */
final class PlanSentences {
  private PlanSentences() {}

  static List<String> of(ProjectPlan plan, PlannedWorld world) {
    List<String> steps = new ArrayList<>();
    String domain = world.facts().getOrDefault("domain", "");
    DomainOrder bought = plan.registration();
    if (bought != null && !domain.endsWith(" in our account")) {
      steps.add(
          "Obtain domain: register it (%s; the limit is %s)"
              .formatted(domain, bought.priceLimit()));
    } else {
      steps.add("Obtain domain: nothing to buy (" + domain + ")");
    }
    steps.add("Choose server: " + world.facts().get("server"));
    steps.add(
        "Point DNS: %s and www to the server (now %s)"
            .formatted(plan.domain(), world.facts().get("records")));
    steps.add(
        "Create application: %s from %s, branch %s, plugins %s (now %s)"
            .formatted(
                plan.app().name(),
                plan.app().repository(),
                plan.app().branch(),
                plan.plugins().isEmpty() ? "none" : String.join(", ", plan.plugins()),
                world.facts().get("application")));
    steps.add("Deploy: build it and wait for the end");
    steps.add("Check health: ask " + plan.app().url() + plan.app().healthPath());
    steps.add("Activate: the project is live");
    steps.add("Welcome owner: mail to " + plan.ownerEmail());
    return steps;
  }
}
