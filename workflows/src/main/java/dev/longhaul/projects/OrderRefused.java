package dev.longhaul.projects;

/** An order that the settings do not allow: names the field and the remedy. */
public final class OrderRefused extends RuntimeException {
  private final String field;

  public OrderRefused(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The order's field, such as {@code domain.name}. */
  public String field() {
    return field;
  }
}
