package dev.longhaul.emulators.net;

import dev.longhaul.emulators.http.LoopbackHttp;
import dev.longhaul.emulators.memory.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the internet for HTTPS clients: an HTTP proxy that understands CONNECT only. Host names are
 * resolved in the emulated DNS; the resulting public address leads to the loopback port that was
 * registered for it. There is no way from here to a real host.
 */
public final class ConnectProxy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectProxy.class);
  private static final Pattern CONNECT = Pattern.compile("CONNECT ([^\\s:]+):(\\d+) HTTP/1\\.\\d");
  private static final Pattern IPV4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
  private static final int LONGEST_HEAD = 16_384;
  private final Function<String, Optional<String>> resolver;
  private final Map<String, Integer> routes = new ConcurrentHashMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(LoopbackHttp.daemons("proxy"));
  private final ServerSocket server;

  private ConnectProxy(Function<String, Optional<String>> resolver, Ports ports) {
    this.resolver = resolver;
    this.server = ports.open("proxy", ConnectProxy::listen, ServerSocket::getLocalPort);
    threads.execute(this::accept);
  }

  /**
   * Starts a proxy on a free port.
   *
   * @param resolver finds the public IPv4 address of a host name
   */
  public static ConnectProxy start(Function<String, Optional<String>> resolver) {
    return start(resolver, Ports.any());
  }

  public static ConnectProxy start(Function<String, Optional<String>> resolver, Ports ports) {
    return new ConnectProxy(resolver, ports);
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
  }

  /** From now on this public address and port lead to a port on loopback. */
  public void route(String publicAddress, int publicPort, int loopbackPort) {
    routes.put(publicAddress + ":" + publicPort, loopbackPort);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        LOG.debug("stopped listening: {}", e.toString());
      }
    }
  }

  private void serve(Socket client) {
    open.add(client);
    try (client) {
      Matcher request = CONNECT.matcher(readHead(client.getInputStream()).split("\r\n", 2)[0]);
      if (!request.matches()) {
        refuse(client, "405 Method Not Allowed", "this proxy understands CONNECT only");
        return;
      }
      connect(client, request.group(1), request.group(2));
    } catch (IOException e) {
      LOG.debug("connection ended: {}", e.toString());
    } finally {
      open.remove(client);
    }
  }

  private void connect(Socket client, String host, String port) throws IOException {
    Optional<String> address =
        IPV4.matcher(host).matches() ? Optional.of(host) : resolver.apply(host);
    if (address.isEmpty()) {
      refuse(client, "502 Bad Gateway", host + " has no address");
      return;
    }
    Integer target = routes.get(address.get() + ":" + port);
    if (target == null) {
      refuse(client, "502 Bad Gateway", "nothing answers at " + address.get() + ":" + port);
      return;
    }
    try (Socket origin = new Socket(InetAddress.getLoopbackAddress(), target)) {
      open.add(origin);
      write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      threads.execute(() -> pump(client, origin));
      pump(origin, client);
      open.remove(origin);
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      LOG.debug("tunnel ended: {}", e.toString());
    }
  }

  private static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the client left");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void refuse(Socket client, String status, String reason) throws IOException {
    write(
        client,
        "HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(status, reason.length(), reason));
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      LOG.debug("closing: {}", e.toString());
    }
    threads.shutdownNow();
  }
}
