package dev.longhaul.sandbox.chaos;

import java.util.List;

/**
 * A call with an effect, in a flow.
 *
 * @param where {@code inwx}, {@code coolify}, {@code mail} or {@code postgres}
 * @param call in the vendor's words, or a piece of the SQL
 */
record Deed(Flow flow, String where, String call) {
  /**
   * Every effect of a provisioning, of an abort with its undo, of a retry, of a transfer with the
   * registrar's watcher, and of a DNS request.
   */
  static final List<Deed> ALL =
      List.of(
          new Deed(Flow.PROVISION, "postgres", "insert into operation_runs"),
          new Deed(Flow.PROVISION, "postgres", "insert into project_domains"),
          new Deed(Flow.PROVISION, "inwx", "contact.create"),
          new Deed(Flow.PROVISION, "postgres", "insert into purchases"),
          new Deed(Flow.PROVISION, "inwx", "domain.create"),
          new Deed(Flow.PROVISION, "postgres", "update servers"),
          new Deed(Flow.PROVISION, "inwx", "nameserver.createRecord"),
          new Deed(Flow.PROVISION, "postgres", "insert into dns_records"),
          new Deed(Flow.PROVISION, "coolify", "POST /projects"),
          new Deed(Flow.PROVISION, "coolify", "POST /applications/public"),
          new Deed(Flow.PROVISION, "postgres", "insert into secrets"),
          new Deed(Flow.PROVISION, "coolify", "PATCH /applications/{uuid}/envs/bulk"),
          new Deed(Flow.PROVISION, "coolify", "POST /applications/{uuid}/start"),
          new Deed(Flow.PROVISION, "mail", "SEND"),
          new Deed(Flow.PROVISION, "postgres", "set state = "),
          new Deed(Flow.ABORT, "coolify", "DELETE /applications/{uuid}"),
          new Deed(Flow.ABORT, "coolify", "DELETE /projects/{uuid}"),
          new Deed(Flow.ABORT, "inwx", "nameserver.deleteRecord"),
          new Deed(Flow.ABORT, "postgres", "update servers"),
          new Deed(Flow.RETRY, "coolify", "POST /applications/{uuid}/start"),
          new Deed(Flow.RETRY, "mail", "SEND"),
          new Deed(Flow.TRANSFER, "inwx", "contact.create"),
          new Deed(Flow.TRANSFER, "postgres", "insert into purchases"),
          new Deed(Flow.TRANSFER, "inwx", "domain.transfer"),
          new Deed(Flow.TRANSFER, "postgres", "insert into domain_transfers"),
          new Deed(Flow.TRANSFER, "postgres", "insert into registrar_messages"),
          new Deed(Flow.TRANSFER, "inwx", "message.ack"),
          new Deed(Flow.ARRIVAL, "postgres", "insert into registrar_messages"),
          new Deed(Flow.ARRIVAL, "postgres", "update registrar_messages set operation"),
          new Deed(Flow.ARRIVAL, "inwx", "message.ack"),
          new Deed(Flow.ARRIVAL, "inwx", "domain.update"),
          new Deed(Flow.ARRIVAL, "postgres", "ended_at = now(), updated_at = now()"),
          new Deed(Flow.ARRIVAL, "inwx", "nameserver.createRecord"),
          new Deed(Flow.DNS, "postgres", "insert into dns_requests"),
          new Deed(Flow.DNS, "postgres", "update dns_requests"),
          new Deed(Flow.DNS, "inwx", "nameserver.createRecord"),
          new Deed(Flow.DNS, "inwx", "nameserver.updateRecord"),
          new Deed(Flow.DNS, "inwx", "nameserver.deleteRecord"),
          new Deed(Flow.DNS, "postgres", "insert into dns_records"),
          new Deed(Flow.DNS, "postgres", "insert into zone_answers"));

  /** The pieces of SQL. */
  static List<String> writes() {
    return ALL.stream()
        .filter(deed -> deed.where().equals("postgres"))
        .map(Deed::call)
        .distinct()
        .toList();
  }

  /** Whether the registrar's watcher makes it, not an operation that was ordered. */
  boolean isWatchers() {
    return call.startsWith("message.") || call.contains("registrar_messages");
  }

  @Override
  public String toString() {
    return flow + ", " + where + " " + call;
  }
}
