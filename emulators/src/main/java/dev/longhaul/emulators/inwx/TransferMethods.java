package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.faults.Effect;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.Money;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Moving domains into the account and out of it, and the log of what happened to domains. */
final class TransferMethods {
  private final InwxState state;
  private final Effects effects;
  private final Transfers transfers;

  TransferMethods(InwxState state, Effects effects, Transfers transfers) {
    this.state = state;
    this.effects = effects;
    this.transfers = transfers;
  }

  void addTo(MethodTable table) {
    table.add(
        "domain.transfer",
        "domain:token255! registrant:int admin:int tech:int billing:int ns:nsList"
            + " nsTakeover:boolean contactTakeover:boolean transferLock:boolean authCode:token255"
            + " renewalMode:renewalMode scDate:timestamp extData:extData asynchron:boolean"
            + " voucher:text64 testing:boolean",
        this::transfer);
    table.add("domain.transfercancel", "domain:token255!", this::cancel);
    table.add(
        "domain.transferOut",
        "domain:token255! answer:transferAnswer! testing:boolean",
        this::transferOut);
    table.add(
        "domain.log",
        "domain:token255 status:text64 dateFrom:timestamp dateTo:timestamp page:int pagelimit:int",
        this::log);
  }

  private InwxAnswer transfer(InwxCall call) {
    String name = DomainNames.checked(call.name("domain"));
    Money price = state.prices.of(name).orElseThrow(() -> DomainNames.unknownEnding(name));
    Elsewhere there = transferable(call, name);
    ObjectNode data = InwxAnswer.data();
    data.put("roId", call.testing() ? 0 : begin(call, name, there).roId);
    data.put("price", price.decimal()).put("currency", price.currency());
    return InwxAnswer.of(call.testing() ? ResultCode.OK : ResultCode.PENDING, data);
  }

  private Elsewhere transferable(InwxCall call, String name) {
    if (state.moving.contains(name)) {
      throw new Refusal(ResultCode.TRANSFER_PENDING, "PENDING", name + " is being transferred");
    }
    if (state.domain(name).isPresent()) {
      throw new Refusal(ResultCode.EXISTS, "DOMAIN_EXISTS", name + " is in this account");
    }
    Elsewhere there = state.elsewhere.get(name);
    if (there == null) {
      throw Refusal.absent(name);
    }
    if (there.locked()) {
      throw new Refusal(ResultCode.STATUS_PROHIBITS, "LOCKED", name + ": clientTransferProhibited");
    }
    if (!there.authCode().equals(call.text("authCode", ""))) {
      throw new Refusal(ResultCode.WRONG_AUTH_CODE, "AUTHCODE", "the auth code does not fit");
    }
    return there;
  }

  private Registration begin(InwxCall call, String name, Elsewhere there) {
    List<String> ns =
        call.flag("nsTakeover", false) || !call.has("ns")
            ? List.of("ns1.elsewhere.example", "ns2.elsewhere.example")
            : call.texts("ns").stream().map(InwxCall::lower).toList();
    Registration domain =
        new Registration(state.nextId(), name, call.at(), Duration.ZERO, "1Y", ns);
    domain.registrant = call.number("registrant", 0);
    domain.admin = call.number("admin", domain.registrant);
    domain.tech = call.number("tech", domain.registrant);
    domain.billing = call.number("billing", domain.registrant);
    domain.transferLock = call.flag("transferLock", true);
    domain.renewalMode = call.text("renewalMode", domain.renewalMode);
    domain.transfer = new TransferIn(call.at(), 0, there.losing());
    state.domains.put(name, domain);
    state.moving.add(name);
    effects.add("domain-transfer-requested", name, "roId " + domain.roId);
    transfers.moved(domain, call.at());
    return domain;
  }

  private InwxAnswer cancel(InwxCall call) {
    String name = call.name("domain");
    if (!state.moving.contains(name)) {
      throw new Refusal(
          ResultCode.TRANSFER_NOT_PENDING, "NOT_PENDING", name + " is not being transferred");
    }
    transfers.leave(Objects.requireNonNull(state.domains.get(name)), "domain-transfer-cancelled");
    state.messages.add(name, "TRANSFER CANCELED", "cancelled by the customer", call.at());
    return InwxAnswer.ok();
  }

  private InwxAnswer transferOut(InwxCall call) {
    String name = call.name("domain");
    if (!state.leaving.contains(name)) {
      throw new Refusal(ResultCode.TRANSFER_NOT_PENDING, "NOT_PENDING", "nobody asks for " + name);
    }
    if (call.testing()) {
      return InwxAnswer.ok();
    }
    state.leaving.remove(name);
    boolean goes = call.text("answer").equalsIgnoreCase("ACK");
    if (goes) {
      state.domains.remove(name);
      state.takenByOthers.add(name);
    }
    effects.add(goes ? "domain-left" : "domain-kept", name, "transfer out");
    state.messages.add(name, goes ? "TRANSFER-OUT SUCCESSFUL" : "TRANSFER-OUT NACK", "", call.at());
    return InwxAnswer.ok();
  }

  private InwxAnswer log(InwxCall call) {
    List<Effect> found =
        effects.all().stream()
            .filter(effect -> effect.kind().startsWith("domain-"))
            .filter(effect -> !call.has("domain") || effect.subject().equals(call.name("domain")))
            .sorted(Comparator.comparing(Effect::at).reversed())
            .toList();
    ObjectNode data = InwxAnswer.data();
    data.put("count", found.size());
    data.put("sum", 0);
    var lines = data.putArray("domain");
    for (Effect effect : Page.of(call).cut(found)) {
      ObjectNode line = lines.addObject();
      line.set("date", VendorTime.of(effect.at()));
      line.put("domain", effect.subject());
      line.put("status", effect.kind().substring("domain-".length()).toUpperCase(Locale.ROOT));
      line.put("price", 0);
      line.put("userText", effect.detail());
    }
    return InwxAnswer.ok(data);
  }
}
