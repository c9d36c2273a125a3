package dev.longhaul.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.longhaul.cli.screen.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Plays what people type most, against a service of its own in this process, and prints nothing.
 * {@code ./longhaul} runs it once, so that the classes which it needs are in an archive from then
 * on and a command starts in a fraction of the time.
 */
public final class Rehearsal {
  private static final String OPERATION = resource("/rehearsal/operation.json");
  private static final String ORDER = resource("/rehearsal/order.yaml");

  private Rehearsal() {}

  /** Ends with 0 when every command went as it should. */
  public static void main(String[] args) throws IOException {
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", Rehearsal::answer);
    service.start();
    try {
      play(Map.of("LONGHAUL_URL", "http://127.0.0.1:" + service.getAddress().getPort()));
    } finally {
      service.stop(0);
    }
    System.exit(0); // an archive is only written by a run that ends like this
  }

  private static void play(Map<String, String> env) {
    play(env, 0, "--help");
    play(env, 0, "operation", "--help");
    play(env, 0, "operation", "list");
    play(env, 0, "operation", "show", "project:acme");
    play(env, 0, "operation", "watch", "project:acme");
    play(env, 0, "operation", "list", "--output", "json");
    play(env, 0, "project", "list");
    play(env, 0, "project", "provision", "-");
    play(env, 2, "operatoin", "show");
  }

  private static void play(Map<String, String> env, int expected, String... command) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    InputStream order = new ByteArrayInputStream(ORDER.getBytes(StandardCharsets.UTF_8));
    for (Terminal terminal : new Terminal[] {Terminal.none(), new Terminal(true, 80, true)}) {
      order.mark(ORDER.length());
      int code = LonghaulCli.run(command, env, order, nowhere, nowhere, terminal);
      if (code != expected) {
        throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
      }
      reset(order);
    }
  }

  private static void reset(InputStream order) {
    try {
      order.reset();
    } catch (IOException e) {
      throw new IllegalStateException("bytes can be read again", e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String list = "{\"items\":[" + OPERATION + "]}";
    String accepted = "{\"operation_id\":\"project:acme\",\"status\":\"provisioning\"}";
    String get = path.endsWith("s") ? list : OPERATION;
    byte[] body =
        ("GET".equals(exchange.getRequestMethod()) ? get : accepted)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Rehearsal.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is part of the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " is part of the program", e);
    }
  }
}
