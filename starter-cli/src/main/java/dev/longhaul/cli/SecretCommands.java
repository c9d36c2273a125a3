package dev.longhaul.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.longhaul.durable.SecretRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longhaul secret ...}. */
@Command(name = "secret", description = "Secrets that orders refer to.")
final class SecretCommands {
  private static final int LONGEST = 4096;

  private final Session session;

  SecretCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "set",
      description = {
        "Store a secret; it is read from a file or from standard input.",
        "It is never an argument, because arguments can be seen by everybody on the machine."
      })
  int set(
      @Parameters(paramLabel = "REF", description = "Like ledger:acme/auth-code.") String text,
      @Option(names = "--from-file", paramLabel = "FILE", description = "Read it from this file.")
          Path file)
      throws IOException {
    boolean whole = text.startsWith("ledger:");
    if (!whole && text.contains(":")) {
      throw new Complaint(ExitCode.BAD_INPUT, "'" + text + "' is not like ledger:acme/auth-code");
    }
    SecretRef ref = Ids.read(() -> new SecretRef(whole ? text : "ledger:" + text));
    String value = file == null ? read(session.in) : read(file);
    session
        .api("secrets are in the ledger")
        .put(
            "/api/v1/secrets/" + ref.subject() + "/" + ref.name(),
            JsonNodeFactory.instance.objectNode().put("value", value));
    if (!session.json()) {
      session.screen.line("stored " + ref);
    }
    return ExitCode.SUCCEEDED.code();
  }

  static String read(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return read(stream);
    } catch (IOException e) {
      throw TextFile.unreadable(file);
    }
  }

  /** One line break at the end belongs to the file, not to the secret. */
  static String read(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(LONGEST + 1);
    String value = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\r?\\n$", "");
    if (value.isEmpty() || bytes.length > LONGEST) {
      throw new Complaint(
          ExitCode.BAD_INPUT,
          value.isEmpty()
              ? "the secret is empty; give it on standard input or in a file"
              : "the secret is longer than 4096 bytes; is it the right file?");
    }
    return value;
  }
}
