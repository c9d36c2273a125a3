package dev.longhaul.activities.inwx.wire;

import java.util.List;

/** Answer of {@code contact.list}. */
public record Contacts(int count, List<Contact> contact) {
  public Contacts {
    contact = contact == null ? List.of() : List.copyOf(contact);
  }
}
