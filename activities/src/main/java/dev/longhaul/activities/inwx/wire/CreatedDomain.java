package dev.longhaul.activities.inwx.wire;

import java.math.BigDecimal;

/** Answer of {@code domain.create}; price and currency may be null. */
public record CreatedDomain(long roId, BigDecimal price, String currency) {}
