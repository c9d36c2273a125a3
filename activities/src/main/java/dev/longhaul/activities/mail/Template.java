package dev.longhaul.activities.mail;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with places like {@code {{url}}}. A place is filled with a value of that name and nothing
 * else: there are no conditions, loops or calls, and values are never looked at for places.
 */
record Template(String name, String text) {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");

  String plain(Map<String, String> values) {
    return fill(values, UnaryOperator.identity());
  }

  String html(Map<String, String> values) {
    return fill(values, Template::escaped);
  }

  private String fill(Map<String, String> values, UnaryOperator<String> form) {
    Matcher places = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      String value = values.get(places.group(1));
      if (value == null) {
        throw new IllegalStateException(
            "mail template " + name + " names {{" + places.group(1) + "}}, which nobody fills");
      }
      places.appendReplacement(filled, Matcher.quoteReplacement(form.apply(value)));
    }
    return places.appendTail(filled).toString();
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
