package dev.longhaul.domains;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The four roles of a registration; admin, tech and billing default to the registrant (D-02). */
public record Contacts(Contact registrant, Contact admin, Contact tech, Contact billing) {
  /** One contact for every role. */
  public static Contacts all(Contact contact) {
    return new Contacts(contact, contact, contact, contact);
  }

  public Contacts {
    admin = admin == null ? registrant : admin;
    tech = tech == null ? registrant : tech;
    billing = billing == null ? registrant : billing;
  }

  /** The registrar's handles; {@code handle} is asked once for each contact, whatever its roles. */
  public ContactHandles handles(Function<Contact, String> handle) {
    Map<Contact, String> known = new HashMap<>();
    Function<Contact, String> once = contact -> known.computeIfAbsent(contact, handle);
    return new ContactHandles(
        once.apply(registrant), once.apply(admin), once.apply(tech), once.apply(billing));
  }
}
