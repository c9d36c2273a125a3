package dev.longhaul.emulators.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.longhaul.emulators.memory.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JDK's HTTP server on an ephemeral loopback port, with daemon threads, that can go away and
 * come back.
 */
public final class LoopbackHttp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopbackHttp.class);

  static {
    // Without it every answer waits for the client's delayed ACK (about 40 ms). Read once by the
    // JDK's server, which nothing else in a process with emulators relies on.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ServerFactory factory;
  private final HttpHandler handler;
  private final ExecutorService threads;
  private final int port;
  private @Nullable HttpServer server;

  private interface ServerFactory {
    HttpServer create(InetSocketAddress address) throws IOException;
  }

  private LoopbackHttp(String name, Ports ports, ServerFactory factory, HttpHandler handler) {
    this.factory = factory;
    this.handler = handler;
    this.threads = Executors.newCachedThreadPool(daemons(name));
    HttpServer opened = ports.open(name, this::create, at -> at.getAddress().getPort());
    this.port = opened.getAddress().getPort();
    this.server = opened;
    serve(opened);
  }

  public static LoopbackHttp plain(String name, HttpHandler handler) {
    return plain(name, Ports.any(), handler);
  }

  public static LoopbackHttp plain(String name, Ports ports, HttpHandler handler) {
    return new LoopbackHttp(name, ports, address -> HttpServer.create(address, 0), handler);
  }

  public static LoopbackHttp tls(String name, SSLContext context, HttpHandler handler) {
    return tls(name, Ports.any(), context, handler);
  }

  public static LoopbackHttp tls(
      String name, Ports ports, SSLContext context, HttpHandler handler) {
    return new LoopbackHttp(
        name,
        ports,
        address -> {
          HttpsServer https = HttpsServer.create(address, 0);
          https.setHttpsConfigurator(new HttpsConfigurator(context));
          return https;
        },
        handler);
  }

  public synchronized int port() {
    return port;
  }

  public synchronized void stopListening() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  public synchronized void startListening() {
    if (server == null) {
      server = comeBack();
      serve(server);
    }
  }

  private void serve(HttpServer server) {
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  @Override
  public void close() {
    stopListening();
    threads.shutdownNow();
  }

  /** Sends a complete answer. */
  public static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
    send(exchange, answer, Duration.ZERO);
  }

  /** Sends a complete answer, byte by byte when each takes a time. */
  static void send(HttpExchange exchange, HttpAnswer answer, Duration perByte) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = answer.bytes();
    boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), empty ? -1 : body.length);
    if (!empty) {
      try (OutputStream out = exchange.getResponseBody()) {
        write(out, body, perByte);
      }
    }
    exchange.close();
  }

  private static void write(OutputStream out, byte[] body, Duration perByte) throws IOException {
    if (perByte.isZero()) {
      out.write(body);
      return;
    }
    for (byte one : body) {
      out.write(one);
      out.flush();
      dev.longhaul.emulators.faults.Passage.sleep(perByte);
    }
  }

  /** Threads that do not keep the process alive. */
  public static ThreadFactory daemons(String name) {
    AtomicInteger next = new AtomicInteger(1);
    return task -> {
      Thread thread = new Thread(task, name + "-" + next.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }

  private void handle(HttpExchange exchange) {
    try {
      handler.handle(exchange);
    } catch (IOException e) {
      LOG.debug("the caller of {} went away: {}", exchange.getRequestURI(), e.toString());
      exchange.close();
    } catch (RuntimeException e) {
      LOG.error("the emulator failed on {}", exchange.getRequestURI(), e);
      exchange.close();
    }
  }

  private HttpServer create(int wanted) throws IOException {
    return factory.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
  }

  private HttpServer comeBack() {
    long giveUp = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (true) {
      try {
        return create(port);
      } catch (BindException e) {
        if (System.nanoTime() > giveUp) {
          throw new UncheckedIOException("port " + port + " is taken", e);
        }
        dev.longhaul.emulators.faults.Passage.sleep(Duration.ofMillis(20));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
