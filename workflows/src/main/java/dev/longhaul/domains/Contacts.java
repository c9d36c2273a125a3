package dev.longhaul.domains;

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
}
