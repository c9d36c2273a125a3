package dev.longhaul.activities.inwx;

import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.domains.DomainName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cuts a queue of requests where one may depend on what those before it did: at a name that they
 * touch already, and around a request that wants the zone in one version. Records of different
 * names do not exclude or replace each other.
 */
final class RequestGroups {
  private RequestGroups() {}

  /** Groups in the order of the queue; in each, every name is touched by one request only. */
  static List<List<ZoneChangeRequest>> of(List<ZoneChangeRequest> requests) {
    List<List<ZoneChangeRequest>> groups = new ArrayList<>();
    List<ZoneChangeRequest> group = new ArrayList<>();
    Set<DomainName> touched = new HashSet<>();
    for (ZoneChangeRequest request : requests) {
      Set<DomainName> names = names(request);
      if (!group.isEmpty() && (isPicky(group.get(0)) || isPicky(request) || meet(touched, names))) {
        groups.add(group);
        group = new ArrayList<>();
        touched.clear();
      }
      group.add(request);
      touched.addAll(names);
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }

  private static boolean isPicky(ZoneChangeRequest request) {
    return request.ifVersion() != null;
  }

  private static boolean meet(Set<DomainName> touched, Set<DomainName> names) {
    return names.stream().anyMatch(touched::contains);
  }

  private static Set<DomainName> names(ZoneChangeRequest request) {
    return request.changes().stream()
        .map(change -> change.record().name())
        .collect(Collectors.toSet());
  }
}
