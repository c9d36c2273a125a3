package dev.longhaul.worker.api;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters of a request's path and query. */
final class Query {
  private static final int LONGEST_LIST = 200;
  private static final int USUAL_LIST = 50;
  private static final String READ = "query-parameters";

  private Query() {}

  /** {@code limit}, from 1 to 200; 50 when it is absent. */
  static int limit(Context context) {
    return limit(context, USUAL_LIST);
  }

  static int limit(Context context, int otherwise) {
    String text = text(context, "limit");
    if (text == null) {
      return otherwise;
    }
    if (text.matches("\\d{1,3}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= LONGEST_LIST) {
        return limit;
      }
    }
    throw Refusal.of("limit", "is not a number from 1 to " + LONGEST_LIST, "write one");
  }

  /** A word of {@code type} in any case, or null when it is absent. */
  static <E extends Enum<E>> @Nullable E word(Context context, String name, Class<E> type) {
    String text = text(context, name);
    if (text == null) {
      return null;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT).replace('-', '_')))
        .findFirst()
        .orElseThrow(() -> Refusal.of(name, "is none of the known words", "use " + words(type)));
  }

  /** Whether it is {@code true}; absent is not. */
  static boolean flag(Context context, String name) {
    String text = text(context, name);
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.equals("true")) {
      return true;
    }
    throw Refusal.of(name, "is neither true nor false", "write one of them");
  }

  /** Two parameters that have no meaning together. */
  static void refuseBeside(Context context, String name, String other) {
    if (text(context, name) != null) {
      throw Refusal.of(name, "says nothing beside " + other, "leave one of them out");
    }
  }

  /** Read by {@code type}, or null when it is absent. */
  static <T> @Nullable T read(Context context, String name, Function<String, T> type) {
    String text = text(context, name);
    return text == null ? null : parse(name, text, type);
  }

  /** A part of the path. */
  static <T> T path(Context context, String name, Function<String, T> type) {
    return parse(name, context.pathParam(name), type);
  }

  private static <T> T parse(String name, String text, Function<String, T> type) {
    try {
      return type.apply(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(name, String.valueOf(e.getMessage()), "correct it");
    }
  }

  /** Refuses parameters that the route does not know: a typo would list everything. */
  static void refuseUnread(Context context) {
    Set<String> read = read(context);
    context.queryParamMap().keySet().stream()
        .filter(name -> !read.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw Refusal.of(
                  name.matches("[A-Za-z_]{1,40}") ? name : "query",
                  "is no parameter here",
                  read.isEmpty() ? "leave it out" : "use " + String.join(", ", read));
            });
  }

  private static Set<String> read(Context context) {
    Set<String> read = context.attribute(READ);
    if (read == null) {
      read = new TreeSet<>();
      context.attribute(READ, read);
    }
    return read;
  }

  private static @Nullable String text(Context context, String name) {
    read(context).add(name);
    if (context.queryParams(name).size() > 1) {
      throw Refusal.of(name, "is there twice", "write it once");
    }
    String text = context.queryParam(name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static <E extends Enum<E>> String words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
