package dev.longhaul.sandbox.simulation;

import dev.longhaul.domains.Contact;
import dev.longhaul.domains.Contacts;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Operations;
import dev.longhaul.durable.Outcome;
import dev.longhaul.projects.DomainSource;
import dev.longhaul.projects.DomainWish;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.projects.ProjectSlug;
import dev.longhaul.projects.ProvisionProjectWorkflow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One to four projects, sometimes for the same domain or the last slot, under odd circumstances.
 */
final class ProvisionScenario implements Scenario {
  private static final String BASE = "customers.example";
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  @Override
  public List<Assignment> plan(Dice dice, String prefix, Stage stage) {
    int count = dice.between(1, NAMES.size());
    boolean sameDomain = dice.chance(0.15);
    List<Assignment> projects = new ArrayList<>();
    Set<String> rejected = new HashSet<>();
    for (String name : NAMES.subList(0, count)) {
      Dice own = dice.fork(name);
      String slug = prefix + "-" + name;
      boolean register = own.chance(0.7);
      String label = sameDomain ? prefix + "-x" : slug;
      String domain = label + (register ? ".example" : "." + BASE);
      projects.add(new Project(slug, domain, register, limit(own), rejected));
      arrange(own, domain, register, stage, rejected);
    }
    leaveSlots(dice.chance(0.15) ? dice.between(0, count) : 1_000, stage);
    return projects;
  }

  private static String limit(Dice own) {
    return own.chance(0.05) ? "1.00 EUR" : "50.00 EUR";
  }

  private static void arrange(
      Dice own, String domain, boolean register, Stage stage, Set<String> rejected) {
    if (register && own.chance(0.04)) {
      stage.world().inwx().takenByOthers(domain);
    } else if (register && own.chance(0.05)) {
      stage.world().inwx().registryRejects(domain);
      rejected.add(domain);
    }
    if (own.chance(0.1)) {
      stage.world().coolify().failNextDeployments(domain, own.between(1, 2), "no such file");
    }
    if (own.chance(0.05)) {
      stage.world().coolify().unhealthy(domain);
    }
  }

  private static void leaveSlots(int free, Stage stage) {
    stage
        .ledger()
        .useHandle(
            handle -> {
              handle.execute(
                  "update servers set capacity = slots_taken + ? where name = 'web-1'", free);
              handle.execute(
                  "update servers set capacity = slots_taken + ? where name = 'web-2'",
                  free < 1_000 ? 0 : free);
            });
  }

  /**
   * One project that somebody orders.
   *
   * @param rejected domains that the registry refuses once, after the purchase
   */
  private record Project(
      String slug, String domain, boolean register, String limit, Set<String> rejected)
      implements Assignment {

    @Override
    public Operations.Start start() {
      return new Operations.Start(
          ProvisionProjectWorkflow.id(new ProjectSlug(slug)),
          "ProvisionProject",
          ProvisionProjectWorkflow.KIND,
          order(),
          new Actor("simulated"),
          "provision " + domain);
    }

    private ProjectOrder order() {
      Contact owner =
          new Contact(
              "Owner of " + slug,
              null,
              "Musterweg 1",
              "10115",
              "Berlin",
              "DE",
              "+49.3012345",
              mail());
      DomainWish wish =
          new DomainWish(
              new DomainName(domain),
              register ? DomainSource.REGISTER : DomainSource.SUBDOMAIN,
              register ? new Contacts(owner, owner, owner, owner) : null,
              List.of(),
              register ? Money.parse(limit) : null,
              null);
      return new ProjectOrder(
          new ProjectSlug(slug), "Project " + slug, mail(), "shop", List.of("blog"), wish, "en");
    }

    private String mail() {
      return "owner@" + slug + ".example";
    }

    /** A live project is not provisioned again; the API refuses that before any workflow. */
    @Override
    public boolean mayStartAgain(@Nullable Outcome outcome) {
      return outcome != Outcome.SUCCEEDED;
    }

    @Override
    public void check(Stage stage, Findings findings) {
      new ProvisionedWorld(slug, domain, register ? domain : BASE, stage, findings)
          .check(register, mail(), Money.parse(limit), rejected.contains(domain) ? 2 : 1);
    }
  }
}
