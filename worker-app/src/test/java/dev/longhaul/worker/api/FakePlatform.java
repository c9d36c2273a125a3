package dev.longhaul.worker.api;

import dev.longhaul.activities.http.VendorException;
import dev.longhaul.activities.http.VendorFault;
import java.util.ArrayList;
import java.util.List;

/** The platform's servers, by the id that is asked for. */
final class FakePlatform implements ServerPlatform {
  final List<Listed> listed = new ArrayList<>();
  final List<String> validated = new ArrayList<>();

  @Override
  public PlatformServer look(String id) {
    return switch (id) {
      case "gone" -> PlatformServer.UNKNOWN;
      case "cut-off" -> PlatformServer.NOT_REACHABLE;
      case "raw" -> PlatformServer.NOT_USABLE;
      case "away" -> throw away();
      default -> PlatformServer.READY;
    };
  }

  @Override
  public List<Listed> list() {
    return List.copyOf(listed);
  }

  @Override
  public List<Deployed> deployments(String appId) {
    return List.of(new Deployed("dpl-of-" + appId, "finished", "2026-01-31T10:00:00Z"));
  }

  @Override
  public void validate(String id) {
    look(id);
    validated.add(id);
  }

  private static VendorException away() {
    return new VendorException(
        new VendorFault(
            "coolify",
            "GET /servers",
            "503",
            503,
            "the platform is in maintenance",
            null,
            false,
            null));
  }
}
