package dev.longhaul.activities.inwx.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Answer of {@code domain.create}; price and currency may be null. */
public record CreatedDomain(long roId, @Nullable BigDecimal price, @Nullable String currency) {}
