package dev.longhaul.cli.service;

import dev.longhaul.cli.Complaint;
import dev.longhaul.cli.ExitCode;
import dev.longhaul.durable.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the API is and what to show there.
 *
 * @param token empty when none is set; the API then decides what is allowed
 */
public record Address(URI url, Optional<Secret> token) {
  private static final String DEFAULT = "http://127.0.0.1:8000";
  private static final int LAST_PORT = 65_535;
  private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Option before environment before the state file before the default. */
  public static Address of(@Nullable String option, Map<String, String> env) {
    Map<String, String> state = StateFile.read(env);
    String fromState = state.getOrDefault("LONGHAUL_URL", DEFAULT);
    String url = option == null ? env.getOrDefault("LONGHAUL_URL", fromState) : option;
    URI parsed = parse(url);
    Optional<Secret> token = token(env);
    // a token found beside one address is not sent to another
    boolean ours = parsed.equals(parse(fromState));
    return new Address(parsed, token.or(() -> secret(ours ? state.get("LONGHAUL_TOKEN") : null)));
  }

  /** Whether the token would travel in clear over a network. */
  public boolean exposesToken() {
    return token.isPresent() && url.getScheme().equals("http") && !isLocal();
  }

  boolean isLocal() {
    return LOCAL.contains(url.getHost());
  }

  private static URI parse(String text) {
    try {
      URI url = URI.create(text.strip().replaceFirst("/+$", ""));
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      boolean bare = url.getUserInfo() == null && url.getQuery() == null;
      if (http && url.getHost() != null && bare && url.getPort() <= LAST_PORT) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Complaint(
        ExitCode.CONFIGURATION,
        "'" + text + "' is not an address of the API; write it like " + DEFAULT);
  }

  private static Optional<Secret> token(Map<String, String> env) {
    String file = env.getOrDefault("LONGHAUL_TOKEN_FILE", "");
    Optional<Secret> direct = secret(env.get("LONGHAUL_TOKEN"));
    if (direct.isPresent() || file.isEmpty()) {
      return direct;
    }
    try {
      Optional<Secret> read = secret(Files.readString(Path.of(file)));
      if (read.isEmpty()) {
        throw new Complaint(
            ExitCode.CONFIGURATION, "LONGHAUL_TOKEN_FILE names " + file + ", which is empty");
      }
      return read;
    } catch (IOException e) {
      throw new Complaint(
          ExitCode.CONFIGURATION, "LONGHAUL_TOKEN_FILE names " + file + ", which cannot be read");
    }
  }

  private static Optional<Secret> secret(@Nullable String text) {
    String value = text == null ? "" : text.strip();
    if (value.chars().anyMatch(character -> character <= ' ' || character > '~')) {
      throw new Complaint(
          ExitCode.CONFIGURATION, "the token contains characters that no token has; set it again");
    }
    return value.isEmpty() ? Optional.empty() : Optional.of(new Secret(value));
  }
}
