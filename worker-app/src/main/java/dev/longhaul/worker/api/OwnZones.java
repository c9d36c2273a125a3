package dev.longhaul.worker.api;

import dev.longhaul.activities.postgres.ProjectQueries;
import dev.longhaul.activities.postgres.TokenRow;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.RecordWish;
import dev.longhaul.domains.DomainName;
import java.util.List;

/**
 * Whose names a token may change by DNS requests: those of its projects when it is bound to an
 * account, else all.
 */
final class OwnZones {
  private final ProjectQueries projects;

  OwnZones(ProjectQueries projects) {
    this.projects = projects;
  }

  /** Refuses a request about a name that is not below a domain of the token's projects. */
  void check(TokenRow token, DnsOrder order) {
    check(token, order.wishes().stream().map(RecordWish::name).distinct().toList());
  }

  /** The same for a look at a zone. */
  void check(TokenRow token, DomainName zone) {
    check(token, List.of(zone));
  }

  private void check(TokenRow token, List<DomainName> names) {
    String account = token.account();
    if (account == null) {
      return;
    }
    List<String> slugs = token.projects().isEmpty() ? List.of(account) : token.projects();
    List<DomainName> domains = projects.domains(slugs);
    for (DomainName name : names) {
      if (domains.stream().noneMatch(own -> name.equals(own) || name.isBelow(own))) {
        throw new Refusal(
            ProblemKind.FORBIDDEN,
            "this token acts for the domains of %s; %s is none of them"
                .formatted(String.join(", ", slugs), name));
      }
    }
  }
}
