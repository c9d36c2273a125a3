package dev.longhaul.sandbox.chaos;

import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.emulators.inwx.TransferScenes;
import dev.longhaul.projects.ProjectOrder;
import dev.longhaul.sandbox.SampleProject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A project whose domain is at another registrar. */
final class OrderedMove extends OrderedProject {
  private static final String CODE = "code-4711";

  /** On the vendors' clock, which is fast. */
  private static final Duration LETS_GO = Duration.ofSeconds(40);

  /** After this time the registrar says that the other one is asked. */
  private static final Duration ASKED = Duration.ofMinutes(10);

  private static final String LEDGER =
      """
      select 'transfer ' || state || ' ' || coalesce(words, '-') || ', messages '
          || (select count(*) from registrar_messages where object = domain) || ', code '
          || exists(select from secrets
              where ciphertext is not null and ref like '%' || domain || '%')
      from domain_transfers where domain = ?
      """;

  OrderedMove(ChaosBox box, Flow flow, String slug) {
    super(box, flow, slug);
  }

  @Override
  void begin() {
    scenes().elsewhere(domain().value(), CODE);
    if (flow == Flow.ARRIVAL) {
      scenes().silent(domain().value());
    } else {
      scenes().approvesAfter(domain().value(), LETS_GO);
    }
    box.giveSecret(code(), new Secret(CODE));
    super.begin();
  }

  private TransferScenes scenes() {
    return box.world().inwx().transfers();
  }

  private SecretRef code() {
    return SecretRef.of(domain().value(), "auth-code");
  }

  @Override
  ProjectOrder order() {
    return SampleProject.moving(slug, code());
  }

  /** Until only the other registrar's word is missing, and all messages before it were read. */
  @Override
  void awaitHalfway() {
    Patience.until(domain() + " is asked for", LONGEST, () -> messages() == 1);
    box.world().clock().advance(ASKED);
    Patience.until(domain() + " waits", LONGEST, () -> messages() == 2 && scenes().waiting() == 0);
  }

  private int messages() {
    return Integer.parseInt(
        rows("select count(*)::text from registrar_messages where object = ?", domain().value())
            .get(0));
  }

  @Override
  void goOn() {
    scenes().approve(domain().value());
  }

  @Override
  List<String> ownTraces() {
    List<String> traces = new ArrayList<>(super.ownTraces());
    traces.addAll(rows(LEDGER, domain().value()));
    traces.add("messages not acknowledged " + scenes().waiting());
    traces.add("settled at the registrar " + settled());
    return traces;
  }

  private boolean settled() {
    return !box.world().effects().ofKind("domain-updated", domain().value()).isEmpty();
  }
}
