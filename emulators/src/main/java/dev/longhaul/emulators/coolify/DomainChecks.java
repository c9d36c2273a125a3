package dev.longhaul.emulators.coolify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Domains of applications are URLs with a scheme, and a domain belongs to one application unless
 * forced.
 */
final class DomainChecks {
  private DomainChecks() {}

  static FieldRules check(ApiCall call, FieldRules rules) {
    for (String url : CoolifyApplication.split(call.text("domains"))) {
      if (!isUrl(url)) {
        rules.error("domains", "Invalid URL: " + url);
      }
    }
    return rules;
  }

  private static boolean isUrl(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static void refuseConflicts(CoolifyState state, ApiCall call, @Nullable CoolifyApplication self) {
    if (call.flag("force_domain_override", false)) {
      return;
    }
    ObjectNode body =
        Refusal.message("Domain conflicts detected. Use force_domain_override=true to proceed.");
    ArrayNode conflicts = body.putArray("conflicts");
    for (String url : CoolifyApplication.split(call.text("domains"))) {
      String host = URI.create(url).getHost();
      state.applications.stream()
          .filter(app -> app != self && app.hosts().contains(host))
          .forEach(app -> addConflict(conflicts, host, app));
    }
    if (!conflicts.isEmpty()) {
      body.put("warning", "The same domain on several resources leads to unpredictable routing.");
      throw Refusal.of(409, body);
    }
  }

  private static void addConflict(ArrayNode conflicts, String host, CoolifyApplication app) {
    conflicts
        .addObject()
        .put("domain", host)
        .put("resource_name", app.name())
        .put("resource_uuid", app.uuid)
        .put("resource_type", "application")
        .put(
            "message", "Domain " + host + " is already in use by application '" + app.name() + "'");
  }
}
