package dev.longhaul.domains;

import org.jspecify.annotations.Nullable;

/**
 * A person or organisation a registrar knows, in the registrar's own categories.
 *
 * @param organisation null for a person
 * @param countryCode ISO 3166-1 alpha-2, upper case
 * @param phone in the registries' form {@code +49.301234567}
 */
public record Contact(
    String name,
    @Nullable String organisation,
    String street,
    String postalCode,
    String city,
    String countryCode,
    String phone,
    String email) {}
