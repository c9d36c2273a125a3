package dev.longhaul.domains;

import dev.longhaul.durable.Money;
import org.jspecify.annotations.Nullable;

/** An order of a domain that costs something: what it may cost, and who says so. */
public interface Priced {
  DomainName domain();

  /** The most it may cost; above it the operation parks. */
  Money priceLimit();

  /** A dearer one needs the word of a second person; null means never. */
  @Nullable Money approvalAbove();

  /** What the catalogue allows a price limit to be; null means that it says nothing. */
  @Nullable Money highestLimit();
}
