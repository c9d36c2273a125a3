package dev.longhaul.sandbox.chaos;

import dev.longhaul.dns.ChangeDnsWorkflow;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordWish;
import dev.longhaul.dns.RecordWish.Action;
import dev.longhaul.dns.ZoneWorkflow;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Records in a zone of the account: a first request puts two there, a second one changes all. */
final class OrderedRecords extends Ordered {
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final String LEDGER =
      """
      select id || ' ' || status || ' '
          || (select array_agg(distinct entry ->> 'status') from jsonb_array_elements(log) entry)
               ::text
      from dns_requests where id like ? order by id
      """;

  private static final String OWNED =
      """
      select 'owned ' || name || ' ' || type || ' ' || content || ' noted ' || (vendor_id ~ '-')
      from dns_records where zone = ? order by name, type, content
      """;

  private static final String ANSWERS =
      """
      select 'answers ' || outcome || ' ' || count(*) from zone_answers where zone = ?
      group by outcome order by outcome
      """;

  OrderedRecords(ChaosBox box, String slug) {
    super(box, Flow.DNS, slug);
  }

  @Override
  void begin() {
    box.world().inwx().owns(domain().value());
    request(
        first(),
        wish(Action.CREATE, "changes", RecordType.A, "192.0.2.1"),
        wish(Action.CREATE, "goes", RecordType.TXT, "before"));
  }

  private String first() {
    return slug + "-1";
  }

  private String second() {
    return slug + "-2";
  }

  private void request(String id, RecordWish... wishes) {
    DnsOrder order =
        new DnsOrder(
            id, null, "chaos", box.registrar(), null, List.of(wishes), false, null, PATIENCE);
    box.operations().start(ChangeDnsWorkflow.start(order, ACTOR));
  }

  private RecordWish wish(Action action, String label, RecordType type, String content) {
    DomainName name = domain().child(label);
    return new RecordWish(action, name, type, content, DnsRecord.DEFAULT_TTL, null, null);
  }

  /** Until the first request is visible. */
  @Override
  void awaitHalfway() {
    OperationId before = ChangeDnsWorkflow.id(first());
    Patience.until(
        before + " ends",
        LONGEST,
        () -> ledger().one(before).orElseThrow().outcome() == Outcome.SUCCEEDED);
  }

  @Override
  void goOn() {
    request(
        second(),
        wish(Action.CREATE, "comes", RecordType.A, "192.0.2.3"),
        wish(Action.UPDATE, "changes", RecordType.A, "192.0.2.2"),
        wish(Action.DELETE, "goes", RecordType.TXT, "before"));
  }

  @Override
  OperationId id() {
    return ChangeDnsWorkflow.id(second());
  }

  @Override
  List<OperationId> operations() {
    return List.of(id(), ZoneWorkflow.id(domain()));
  }

  @Override
  List<OperationId> deciding() {
    return List.of(id());
  }

  @Override
  List<String> ownTraces() {
    List<String> traces = new ArrayList<>(rows(LEDGER, slug + "-%"));
    traces.addAll(rows(OWNED, domain().value()));
    traces.addAll(rows(ANSWERS, domain().value()));
    return traces;
  }
}
