package dev.longhaul.worker.dns;

import dev.longhaul.dns.RecordNames;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordValues;
import dev.longhaul.dns.RecordWish;
import dev.longhaul.dns.RecordWish.Action;
import dev.longhaul.dns.RecordWishes;
import dev.longhaul.domains.DomainName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one {@code resource}: a record and what is to become of it. */
final class ResourceDocument {
  private static final List<String> FIELDS =
      List.of("record_type", "domain", "target", "comment", "config", "action");
  private static final List<String> CONFIG = List.of("ttl", "priority", "extra_config");
  private static final int LONGEST_TARGET = 5000;

  private final JsonPart part;
  private final JsonPart config;
  private final @Nullable DomainName zone;

  ResourceDocument(JsonPart part, @Nullable DomainName zone) {
    this.part = part.knowing(FIELDS);
    this.config = part.part("config").knowing(CONFIG);
    this.zone = zone;
  }

  /** The wish; null when something is wrong with it. */
  @Nullable RecordWish read() {
    Action action = part.read("action", 20, text -> word(Action.class, text));
    Action does = action == null ? RequestDocument.usual() : action;
    RecordType type = part.required("record_type", 20, text -> word(RecordType.class, text));
    DomainName name = part.required("domain", 300, text -> RecordNames.of(text, zone));
    if (type != null && name != null) {
      DomainName full = name;
      name = part.tried("domain", () -> RecordNames.with(type, full));
    }
    String comment = part.text("comment", 300);
    Duration ttl = config.tried("ttl", () -> RecordWishes.ttl(config.number("ttl")));
    if (type == null || name == null || ttl == null) {
      return null;
    }
    String content = content(type, does);
    boolean whole = does == Action.DELETE && !part.has("target");
    Integer priority = whole ? null : priority(type);
    return content == null && !whole
        ? null
        : new RecordWish(does, name, type, content, ttl, priority, comment);
  }

  private @Nullable Integer priority(RecordType type) {
    return config.tried("priority", () -> RecordValues.priority(type, config.number("priority")));
  }

  private @Nullable String content(RecordType type, Action does) {
    JsonPart extra = config.part("extra_config");
    String before = before(type, extra);
    String target = part.text("target", LONGEST_TARGET);
    if (target == null) {
      if (does != Action.DELETE && !part.has("target")) {
        part.missing("target");
      }
      return null;
    }
    return part.tried("target", () -> RecordValues.of(type, before + target));
  }

  /** What stands before the target in the record, when it is given on its own. */
  private static String before(RecordType type, JsonPart extra) {
    return switch (type) {
      case SRV -> before(extra, "weight", "port");
      case CAA -> caa(extra);
      case A, AAAA, CNAME, TXT, MX, NS -> {
        extra.knowing(List.of());
        yield "";
      }
    };
  }

  private static String before(JsonPart extra, String first, String second) {
    extra.knowing(List.of(first, second));
    Integer one = extra.number(first);
    Integer two = extra.number(second);
    if (one == null && two == null) {
      return "";
    }
    if (two == null) {
      extra.missing(second);
    }
    return (one == null ? 0 : one) + " " + two + " ";
  }

  private static String caa(JsonPart extra) {
    extra.knowing(List.of("flags", "tag"));
    Integer flags = extra.number("flags");
    String tag = extra.text("tag", 20);
    if (flags == null && tag == null) {
      return "";
    }
    if (tag == null) {
      extra.missing("tag");
    }
    return (flags == null ? 0 : flags) + " " + tag + " ";
  }

  private static <E extends Enum<E>> E word(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(known -> known.name().equals(text.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "is none of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))));
  }
}
