package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.faults.Effects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Contacts. The same contact given twice is the same contact, unless the caller insists on a new
 * one.
 */
final class ContactMethods {
  private static final List<String> FIELDS =
      List.of(
          "type", "name", "org", "street", "city", "pc", "sp", "cc", "voice", "fax", "email",
          "remarks");

  private final InwxState state;
  private final Effects effects;

  ContactMethods(InwxState state, Effects effects) {
    this.state = state;
    this.effects = effects;
  }

  void addTo(MethodTable table) {
    table.add(
        "contact.create",
        "type:contactType! name:text255! org:text0255 street:text64! city:text64! pc:text10!"
            + " sp:text064 cc:country! voice:phone! fax:phone email:email! remarks:remarks"
            + " forceNew:boolean extData:extData testing:boolean",
        this::create);
    table.add("contact.info", "id:int! wide:int", this::info);
    table.add(
        "contact.list",
        "order:contactOrder search:text64 page:int pagelimit:int id:int"
            + " withoutVerification:boolean",
        this::list);
  }

  private InwxAnswer create(InwxCall call) {
    ObjectNode contact = InwxAnswer.data();
    FIELDS.stream().filter(call::has).forEach(field -> contact.put(field, call.text(field)));
    if (call.text("type").equalsIgnoreCase("ORG") && call.text("org").isBlank()) {
      throw new Refusal(ResultCode.MISSING, "MISSING_ORG", "an ORG contact needs org");
    }
    Optional<Long> same = call.flag("forceNew", false) ? Optional.empty() : find(contact);
    if (call.testing()) {
      return answer(same.orElse(0L));
    }
    return answer(same.orElseGet(() -> addNew(contact)));
  }

  private long addNew(ObjectNode contact) {
    long id = add(contact);
    effects.add("contact-created", Long.toString(id), contact.path("name").asText());
    return id;
  }

  long add(ObjectNode contact) {
    long id = state.nextId();
    state.contacts.put(id, contact);
    return id;
  }

  Optional<Long> find(ObjectNode contact) {
    return state.contacts.entrySet().stream()
        .filter(known -> known.getValue().equals(contact))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private InwxAnswer info(InwxCall call) {
    long id = call.number("id", 0);
    ObjectNode data = InwxAnswer.data();
    data.set("contact", described(id));
    return InwxAnswer.ok(data);
  }

  private InwxAnswer list(InwxCall call) {
    String search = call.text("search", "").toLowerCase(Locale.ROOT);
    List<Long> ids =
        state.contacts.entrySet().stream()
            .filter(one -> one.getValue().toString().toLowerCase(Locale.ROOT).contains(search))
            .map(Map.Entry::getKey)
            .filter(id -> !call.has("id") || id == call.number("id", 0))
            .sorted((a, b) -> Long.compare(b, a))
            .toList();
    ObjectNode data = InwxAnswer.data();
    data.put("count", ids.size());
    ArrayNode contacts = data.putArray("contact");
    for (long id : Page.of(call).cut(ids)) {
      contacts.add(described(id).put("verificationStatus", "NONE"));
    }
    return InwxAnswer.ok(data);
  }

  private ObjectNode described(long id) {
    ObjectNode known = state.contacts.get(id);
    if (known == null) {
      throw Refusal.absent("contact " + id);
    }
    ObjectNode contact = InwxAnswer.data();
    contact.put("roId", id);
    contact.put("id", id);
    contact.setAll(known);
    long used =
        state.domains.values().stream()
            .filter(d -> List.of(d.registrant, d.admin, d.tech, d.billing).contains(id))
            .count();
    contact.put("usedCount", used);
    return contact;
  }

  private static InwxAnswer answer(long id) {
    ObjectNode data = InwxAnswer.data();
    data.put("id", id);
    return InwxAnswer.ok(data);
  }
}
