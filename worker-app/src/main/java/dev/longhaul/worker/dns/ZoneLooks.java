package dev.longhaul.worker.dns;

import dev.longhaul.dns.DnsPlan;
import dev.longhaul.dns.ZoneContent;
import dev.longhaul.dns.ZoneWish;
import dev.longhaul.domains.DomainName;
import java.util.Optional;

/**
 * Looks at the zones of the account. A host that cannot say throws an {@link
 * io.temporal.failure.ApplicationFailure}.
 */
public interface ZoneLooks {
  /** What a request would do. */
  DnsPlan prepare(ZoneWish wish);

  /** What a zone holds; empty when the account has none of this name. */
  Optional<ZoneContent> content(DomainName zone);
}
