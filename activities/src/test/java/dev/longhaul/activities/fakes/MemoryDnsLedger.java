package dev.longhaul.activities.fakes;

import dev.longhaul.activities.acting.DnsRecordLedger;
import dev.longhaul.activities.acting.OwnedRecord;
import dev.longhaul.dns.ZoneOutcome;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ownership of records in memory, with the ledger's rules. */
public final class MemoryDnsLedger implements DnsRecordLedger {
  private final List<OwnedRecord> records = new ArrayList<>();
  private final Map<String, ZoneOutcome> answers = new HashMap<>();

  @Override
  public List<OwnedRecord> owned(DomainName zone) {
    return records.stream().filter(record -> record.zone().equals(zone)).toList();
  }

  @Override
  public void own(Fence fence, OwnedRecord record) {
    records.removeIf(
        known ->
            known.zone().equals(record.zone())
                && (known.vendorId().equals(record.vendorId())
                    || (known.record().sameSet(record.record())
                        && known.record().content().equals(record.record().content()))));
    records.add(record);
  }

  @Override
  public void disown(Fence fence, DomainName zone, String vendorId) {
    records.removeIf(known -> known.zone().equals(zone) && known.vendorId().equals(vendorId));
  }

  @Override
  public Optional<ZoneOutcome> answer(String requestId) {
    return Optional.ofNullable(answers.get(requestId));
  }

  @Override
  public void answered(Fence fence, DomainName zone, ZoneOutcome outcome) {
    answers.putIfAbsent(outcome.requestId(), outcome);
  }

  /** As after a crash right before the answer was written. */
  public void forgetAnswers() {
    answers.clear();
  }
}
