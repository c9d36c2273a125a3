package dev.longhaul.worker.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The servers and deployments of the application platform, as far as routes ask for them. Every
 * call throws a {@code VendorException} when the platform does not answer.
 */
public interface ServerPlatform {
  /** What the platform says about the server with this id. */
  PlatformServer look(String id);

  /** All servers that the platform knows. */
  List<Listed> list();

  /** Asks the platform to validate the server; what it finds shows in {@link #look} later. */
  void validate(String id);

  /** The deployments of an application, the newest first. */
  List<Deployed> deployments(String appId);

  /**
   * A deployment in the platform's own words.
   *
   * @param createdAt as the platform writes it
   */
  record Deployed(String id, String status, @Nullable String createdAt) {}

  /** A server in the platform's own words. */
  record Listed(String id, String title, String address, PlatformServer state) {}
}
