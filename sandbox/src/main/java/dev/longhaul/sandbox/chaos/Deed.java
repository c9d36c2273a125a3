package dev.longhaul.sandbox.chaos;

import java.util.List;

/**
 * A call with an effect, in a flow.
 *
 * @param where {@code inwx}, {@code coolify}, {@code mail} or {@code postgres}
 * @param call in the vendor's words, or a piece of the SQL
 */
record Deed(Flow flow, String where, String call) {
  /** Every effect of a provisioning, of an abort with its undo, and of a retry. */
  static final List<Deed> ALL =
      List.of(
          new Deed(Flow.PROVISION, "postgres", "insert into operation_runs"),
          new Deed(Flow.PROVISION, "postgres", "insert into project_domains"),
          new Deed(Flow.PROVISION, "inwx", "contact.create"),
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
          new Deed(Flow.RETRY, "mail", "SEND"));

  static List<String> writes() {
    return ALL.stream()
        .filter(deed -> deed.where().equals("postgres"))
        .map(Deed::call)
        .distinct()
        .toList();
  }

  @Override
  public String toString() {
    return flow + ", " + where + " " + call;
  }
}
