package dev.longhaul.emulators.inwx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.emulators.memory.Facts;
import dev.longhaul.emulators.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The account over restarts: everything in {@link InwxState} but what zones were before. */
final class InwxMemory {
  private final InwxState state;

  private record KeptRecord(String apex, HostedRecord record) {}

  private record Rules(
      Set<String> takenByOthers,
      Set<String> rejectedByRegistry,
      PriceList.Kept prices,
      Set<Long> usedWindows) {}

  private InwxMemory(InwxState state) {
    this.state = state;
  }

  /** Fills a new state with what was before, and sees to it that it is kept. */
  static void connect(InwxState state, Memory memory) {
    InwxMemory account = new InwxMemory(state);
    account.recall(memory);
    memory.remember(state, account::tell);
  }

  private void recall(Memory memory) {
    memory
        .recall("inwx", "last", InwxState.Numbers.class)
        .ifPresent(numbers -> state.last = numbers);
    memory.recall("inwx", "rules", Rules.class).ifPresent(this::recall);
    state.sessions.putAll(memory.recall("inwx.session", InwxState.Session.class));
    state.domains.putAll(memory.recall("inwx.domain", Registration.class));
    state.domains.values().stream()
        .filter(domain -> domain.transfer != null)
        .forEach(domain -> state.moving.add(domain.domain));
    state.elsewhere.putAll(memory.recall("inwx.elsewhere", Elsewhere.class));
    memory
        .recall("inwx.message", MessageQueue.Message.class)
        .forEach((id, message) -> state.messages.waiting.put(Long.valueOf(id), message));
    memory.recall("inwx", "messages", MessageQueue.Numbers.class).ifPresent(state.messages::recall);
    memory
        .recall("inwx", "leaving", String[].class)
        .ifPresent(names -> state.leaving.addAll(List.of(names)));
    memory
        .recall("inwx.contact", ObjectNode.class)
        .forEach((id, contact) -> state.contacts.put(Long.valueOf(id), contact));
    Map<String, List<HostedRecord>> records = new TreeMap<>();
    memory
        .recall("inwx.record", KeptRecord.class)
        .values()
        .forEach(
            kept ->
                records.computeIfAbsent(kept.apex(), apex -> new ArrayList<>()).add(kept.record()));
    memory
        .recall("inwx.zone", HostedZone.Kept.class)
        .forEach(
            (apex, zone) ->
                state.zones.put(
                    apex, HostedZone.recalled(zone, records.getOrDefault(apex, List.of()))));
  }

  private void recall(Rules rules) {
    state.takenByOthers.addAll(rules.takenByOthers());
    state.rejectedByRegistry.addAll(rules.rejectedByRegistry());
    state.prices.recall(rules.prices());
    state.usedWindows.addAll(rules.usedWindows());
  }

  private void tell(Facts facts) {
    facts.fact("inwx", "last", state.last);
    facts.fact(
        "inwx",
        "rules",
        new Rules(
            state.takenByOthers, state.rejectedByRegistry, state.prices.kept(), state.usedWindows));
    state.sessions.forEach((cookie, session) -> facts.fact("inwx.session", cookie, session));
    state.domains.forEach((name, domain) -> facts.fact("inwx.domain", name, domain));
    state.contacts.forEach((id, contact) -> facts.fact("inwx.contact", id, contact));
    state.elsewhere.forEach((name, there) -> facts.fact("inwx.elsewhere", name, there));
    facts.fact("inwx", "messages", state.messages.numbers());
    facts.fact("inwx", "leaving", state.leaving);
    state.messages.waiting.forEach(
        (id, message) -> facts.fixed("inwx.message", id, message, () -> message));
    state.zones.forEach((apex, zone) -> tell(facts, apex, zone));
  }

  private static void tell(Facts facts, String apex, HostedZone zone) {
    facts.fact("inwx.zone", apex, zone.kept());
    zone.records()
        .forEach(
            record ->
                facts.fixed(
                    "inwx.record", record.id(), record, () -> new KeptRecord(apex, record)));
  }
}
