package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Domains of the account: register, look, change, give up. */
final class DomainMethods {
  private final InwxState state;
  private final Effects effects;
  private final Duration registrationTakes;

  DomainMethods(InwxState state, Effects effects, Duration registrationTakes) {
    this.state = state;
    this.effects = effects;
    this.registrationTakes = registrationTakes;
  }

  void addTo(MethodTable table) {
    table.add(
        "domain.create",
        "domain:token255! period:period registrant:int! admin:int tech:int billing:int ns:nsList"
            + " transferLock:boolean renewalMode:renewalMode scDate:timestamp extData:extData"
            + " asynchron:boolean voucher:text64 testing:boolean",
        this::create);
    table.add("domain.info", "domain:token255 roId:int wide:int", this::info);
    table.add(
        "domain.list",
        "domain:array_text255 roId:array_int status:array_text64 wide:int order:domainOrder"
            + " page:int pagelimit:int",
        this::list);
    table.add(
        "domain.update",
        "domain:token255! registrant:int admin:int tech:int billing:int ns:nsList"
            + " transferLock:boolean period:period authCode:token255 renewalMode:renewalMode"
            + " transferMode:transferMode extData:extData asynchron:boolean testing:boolean",
        this::update);
    table.add("domain.delete", "domain:token255! scDate:timestamp testing:boolean", this::delete);
  }

  private InwxAnswer create(InwxCall call) {
    String name = DomainNames.checked(call.name("domain"));
    Money price = state.prices.of(name).orElseThrow(() -> DomainNames.unknownEnding(name));
    if (state.domain(name).isPresent()
        || state.elsewhere.containsKey(name)
        || state.takenByOthers.contains(name)) {
      throw new Refusal(ResultCode.EXISTS, "DOMAIN_EXISTS", name + " is already registered");
    }
    List.of("registrant", "admin", "tech", "billing").forEach(role -> requireContact(call, role));
    ObjectNode data = InwxAnswer.data();
    if (call.testing()) {
      data.put("roId", 0);
      return InwxAnswer.ok(priced(data, price));
    }
    Registration domain = register(call, name);
    effects.charge(name, "registration " + domain.period, price);
    effects.add("domain-registered", name, "roId " + domain.roId);
    data.put("roId", domain.roId);
    boolean done = domain.active(call.at());
    return InwxAnswer.of(done ? ResultCode.OK : ResultCode.PENDING, priced(data, price));
  }

  private Registration register(InwxCall call, String name) {
    List<String> ns = call.has("ns") ? nameserversOf(call) : state.nameservers;
    Registration domain =
        new Registration(
            state.nextId(), name, call.at(), registrationTakes, call.text("period", "1Y"), ns);
    domain.registrant = call.number("registrant", 0);
    domain.admin = call.number("admin", domain.registrant);
    domain.tech = call.number("tech", domain.registrant);
    domain.billing = call.number("billing", domain.registrant);
    domain.transferLock = call.flag("transferLock", true);
    domain.renewalMode = call.text("renewalMode", domain.renewalMode);
    domain.rejectedByRegistry = state.rejectedByRegistry.remove(name);
    state.domains.put(name, domain);
    return domain;
  }

  private void requireContact(InwxCall call, String role) {
    if (call.has(role) && !state.contacts.containsKey(call.number(role, 0))) {
      throw Refusal.absent("contact " + call.text(role) + " (" + role + ")");
    }
  }

  private InwxAnswer info(InwxCall call) {
    return InwxAnswer.ok(DomainView.alone(find(call), state));
  }

  private InwxAnswer list(InwxCall call) {
    List<String> patterns = call.texts("domain");
    List<String> statuses = call.texts("status");
    List<Registration> found =
        state.domains.values().stream()
            .filter(domain -> !domain.failed(call.at()))
            .filter(domain -> patterns.isEmpty() || DomainNames.any(patterns, domain.domain))
            .filter(d -> statuses.isEmpty() || statuses.contains(d.status(call.at())))
            .toList();
    ObjectNode data = InwxAnswer.data();
    data.put("count", found.size());
    var domains = data.putArray("domain");
    Page.of(call).cut(found).forEach(domain -> domains.add(DomainView.of(domain, state)));
    return InwxAnswer.ok(data);
  }

  private InwxAnswer update(InwxCall call) {
    Registration domain = find(call);
    if (!domain.active(call.at())) {
      throw new Refusal(
          ResultCode.STATUS_PROHIBITS, "STATUS", "status is " + domain.status(call.at()));
    }
    List.of("registrant", "admin", "tech", "billing").forEach(role -> requireContact(call, role));
    if (!call.testing()) {
      change(domain, call);
      effects.add("domain-updated", domain.domain, call.params().toString());
    }
    ObjectNode data = InwxAnswer.data();
    return InwxAnswer.ok(priced(data, new Money(0, "EUR")));
  }

  private void change(Registration domain, InwxCall call) {
    domain.registrant = call.number("registrant", domain.registrant);
    domain.admin = call.number("admin", domain.admin);
    domain.tech = call.number("tech", domain.tech);
    domain.billing = call.number("billing", domain.billing);
    domain.transferLock = call.flag("transferLock", domain.transferLock);
    domain.renewalMode = call.text("renewalMode", domain.renewalMode);
    domain.transferMode = call.text("transferMode", domain.transferMode);
    if (call.has("ns")) {
      domain.nameservers = nameserversOf(call);
    }
    domain.updatedAt = call.at();
  }

  private InwxAnswer delete(InwxCall call) {
    Registration domain = find(call);
    if (!call.testing()) {
      state.domains.remove(domain.domain);
      effects.add("domain-deleted", domain.domain, "roId " + domain.roId);
    }
    return InwxAnswer.ok();
  }

  private Registration find(InwxCall call) {
    if (!call.has("domain") && !call.has("roId")) {
      throw new Refusal(ResultCode.MISSING, "MISSING_DOMAIN", "domain or roId is required");
    }
    Optional<Registration> found =
        call.has("domain")
            ? state.domain(call.name("domain"))
            : state.domains.values().stream()
                .filter(domain -> domain.roId == call.number("roId", 0))
                .findFirst();
    return found.orElseThrow(() -> Refusal.absent("domain"));
  }

  private static List<String> nameserversOf(InwxCall call) {
    return call.texts("ns").stream().map(InwxCall::lower).toList();
  }

  private static ObjectNode priced(ObjectNode data, Money price) {
    return data.put("price", price.decimal()).put("currency", price.currency());
  }
}
