package dev.longhaul.activities.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The mails' texts: {@code <name>.<locale>.txt} (its first line is the subject) and {@code
 * <name>.<locale>.html}, from the directory of the settings, else built in.
 */
final class Templates {
  private static final Set<String> LOCALES = Set.of("de", "en");
  private static final String DEFAULT_LOCALE = "de";

  private final Optional<Path> directory;

  Templates(Optional<Path> directory) {
    this.directory = directory;
  }

  /** A mail's three parts, filled. An unknown locale counts as German. */
  Letter letter(String name, String locale, Map<String, String> values) {
    String base = name + "." + (LOCALES.contains(locale) ? locale : DEFAULT_LOCALE);
    String[] text = read(base + ".txt").plain(values).split("\\R", 2);
    String body = text.length > 1 ? text[1].strip() + "\n" : "";
    return new Letter(
        Addresses.singleLine(text[0].replaceFirst("(?i)^subject:\\s*", "")),
        body,
        read(base + ".html").html(values));
  }

  private Template read(String file) {
    try {
      Optional<Path> own = directory.map(dir -> dir.resolve(file)).filter(Files::isRegularFile);
      return new Template(file, own.isPresent() ? Files.readString(own.get()) : builtIn(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read mail template " + file, e);
    }
  }

  private static String builtIn(String file) throws IOException {
    try (InputStream in = Templates.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("there is no built-in " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Subject, plain text and HTML of a mail. */
  record Letter(String subject, String text, String html) {}
}
