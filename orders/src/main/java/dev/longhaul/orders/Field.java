package dev.longhaul.orders;

/** Paths of fields as people read them: {@code domain.nameservers[1]}. */
final class Field {
  static final String ROOT = "";

  private Field() {}

  static String child(String parent, String key) {
    return parent.isEmpty() ? key : parent + "." + key;
  }

  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }
}
