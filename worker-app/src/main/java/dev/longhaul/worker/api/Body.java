package dev.longhaul.worker.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.durable.Json;
import dev.longhaul.orders.Mistake;
import dev.longhaul.orders.OrderFile;
import dev.longhaul.orders.OrderReader;
import dev.longhaul.orders.Reading;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * The body of a request, at most 64 KiB. What a refusal says never repeats what was sent: it may
 * have been a secret.
 */
final class Body {
  /** Read and thrown away, so that the client finishes sending and sees the refusal. */
  private static final int DRAINED = 1024 * 1024;

  /** A body of 64 KiB comes within this over any line that works. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String READ = "body";

  /** {@code null} as text: nothing was said. */
  private static final Set<String> PLAIN_CHARSETS = Set.of("null", "utf-8", "utf8", "us-ascii");

  private static final Set<String> JSON_TYPES = Set.of("", "application/json");
  private static final Set<String> PATCH_TYPES =
      Set.of("", "application/json", "application/merge-patch+json");
  private static final Set<String> ORDER_TYPES =
      Set.of(
          "",
          "application/json",
          "application/yaml",
          "application/x-yaml",
          "text/yaml",
          "text/x-yaml");

  /** As a double, what is too large for one would become the text "Infinity" when written again. */
  private static final ObjectReader STRICT =
      Json.mapper()
          .readerFor(JsonNode.class)
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Body() {}

  /** The fields of a JSON object; an empty body is an object without fields. */
  static Fields fields(Context context, String... known) {
    return new Fields(object(context), List.of(known));
  }

  /** A JSON object; an empty body is one without fields. */
  static ObjectNode object(Context context) {
    byte[] bytes = bytes(context, JSON_TYPES, "application/json");
    JsonNode tree = bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : tree(bytes);
    if (!(tree instanceof ObjectNode object)) {
      throw Refusal.of(
          List.of(new Mistake("", 1, 1, "the body is not a JSON object", "send {\"field\": ...}")));
    }
    return object;
  }

  /** A JSON document as it was sent. */
  static String text(Context context) {
    byte[] bytes = bytes(context, JSON_TYPES, "application/json");
    tree(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A merge patch (RFC 7396): an object whose fields replace those of the thing. */
  static ObjectNode patch(Context context) {
    byte[] bytes = bytes(context, PATCH_TYPES, "application/merge-patch+json");
    if (bytes.length == 0 || !(tree(bytes) instanceof ObjectNode object) || object.isEmpty()) {
      throw Refusal.of("", "the body has no fields to change", "send {\"field\": ...}");
    }
    return object;
  }

  /** An order in JSON or YAML. */
  static Reading order(Context context) {
    byte[] bytes = bytes(context, ORDER_TYPES, "application/json or application/yaml");
    try {
      return OrderFile.read(new ByteArrayInputStream(bytes), "order");
    } catch (IOException e) {
      throw new IllegalStateException("bytes can always be read", e);
    }
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      return STRICT.readTree(bytes);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw Refusal.of(
          List.of(
              new Mistake(
                  "",
                  at == null ? 0 : at.getLineNr(),
                  at == null ? 0 : at.getColumnNr(),
                  "the body is not JSON, or has a field twice",
                  "check the quotes, commas and brackets up to here")));
    } catch (IOException e) {
      throw Refusal.of("", "the body is not UTF-8 text", "send it as UTF-8");
    }
  }

  private static byte[] bytes(Context context, Set<String> types, String wanted) {
    String type = context.contentType() == null ? "" : context.contentType();
    if (!types.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
      throw new Refusal(ProblemKind.UNSUPPORTED_TYPE, "send the body as " + wanted);
    }
    String charset = String.valueOf(context.req().getCharacterEncoding());
    String coding = Objects.requireNonNullElse(context.header("Content-Encoding"), "identity");
    if (!PLAIN_CHARSETS.contains(charset.toLowerCase(Locale.ROOT)) || !coding.equals("identity")) {
      throw new Refusal(ProblemKind.UNSUPPORTED_TYPE, "send the body as UTF-8, not compressed");
    }
    return bytes(context);
  }

  /** The bytes of the body; they can be asked for again. */
  static byte[] bytes(Context context) {
    byte[] known = context.attribute(READ);
    if (known == null) {
      known = read(context);
      context.attribute(READ, known);
    }
    return known;
  }

  private static byte[] read(Context context) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (InputStream stream = context.bodyInputStream()) {
      byte[] bytes = read(stream, OrderReader.LONGEST + 1, end);
      if (bytes.length > OrderReader.LONGEST) {
        read(stream, DRAINED, end);
        throw new Refusal(ProblemKind.TOO_LARGE, "the body is longer than 64 KiB");
      }
      return bytes;
    } catch (IOException e) {
      throw e.getCause() instanceof TimeoutException
          ? tooSlow()
          : new Refusal(ProblemKind.BAD_REQUEST, "the body broke off; send it again");
    }
  }

  /** At most so many bytes; who sends them one by one for ever is not waited for. */
  private static byte[] read(InputStream stream, int most, long end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8 * 1024];
    while (bytes.size() < most) {
      int count = stream.read(buffer, 0, Math.min(buffer.length, most - bytes.size()));
      if (count < 0) {
        break;
      }
      bytes.write(buffer, 0, count);
      if (System.nanoTime() - end > 0) {
        throw tooSlow();
      }
    }
    return bytes.toByteArray();
  }

  private static Refusal tooSlow() {
    return new Refusal(
        ProblemKind.TOO_SLOW,
        "the body did not arrive within %d s; send it again".formatted(PATIENCE.toSeconds()));
  }
}
