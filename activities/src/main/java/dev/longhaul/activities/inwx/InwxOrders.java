package dev.longhaul.activities.inwx;

import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.domains.Contact;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.Registration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders in the registrar's words. */
final class InwxOrders {
  private InwxOrders() {}

  static Map<String, Object> contact(Contact contact) {
    Map<String, Object> params = new LinkedHashMap<>();
    boolean person = contact.organisation() == null || contact.organisation().isBlank();
    params.put("type", person ? "PERSON" : "ORG");
    params.put("name", contact.name());
    if (!person) {
      params.put("org", contact.organisation());
    }
    params.put("street", contact.street());
    params.put("pc", contact.postalCode());
    params.put("city", contact.city());
    params.put("cc", contact.countryCode());
    params.put("voice", contact.phone());
    params.put("email", contact.email());
    return params;
  }

  static Map<String, Object> domain(Registration wanted, InwxSettings settings) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("domain", wanted.domain().value());
    params.put("registrant", handle("registrant", wanted.contacts().registrant()));
    params.put("admin", handle("admin", wanted.contacts().admin()));
    params.put("tech", handle("tech", wanted.contacts().tech()));
    params.put("billing", handle("billing", wanted.contacts().billing()));
    params.put("ns", nameservers(wanted.nameservers(), settings));
    if (!wanted.extData().isEmpty()) {
      params.put("extData", wanted.extData());
    }
    return params;
  }

  /** The wanted nameservers, or the account's own. */
  static List<String> nameservers(List<DomainName> wanted, InwxSettings settings) {
    List<DomainName> chosen = wanted.isEmpty() ? settings.nameservers() : wanted;
    return chosen.stream().map(DomainName::value).toList();
  }

  /** A contact's handle as the number that the registrar wants. */
  static long handle(String role, String handle) {
    if (handle == null || !handle.matches("\\d{1,18}")) {
      throw VendorFailures.parks(
          DomainProblem.CONTACT_REFUSED,
          "'" + handle + "' is not an INWX contact handle (" + role + "); handles are numbers");
    }
    return Long.parseLong(handle);
  }
}
