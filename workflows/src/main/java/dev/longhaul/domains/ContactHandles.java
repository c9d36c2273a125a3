package dev.longhaul.domains;

/** The registrar's ids of the four contacts of a registration, as opaque text. */
public record ContactHandles(String registrant, String admin, String tech, String billing) {
  public static ContactHandles all(String handle) {
    return new ContactHandles(handle, handle, handle, handle);
  }
}
