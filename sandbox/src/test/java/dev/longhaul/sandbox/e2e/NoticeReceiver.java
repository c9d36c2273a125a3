package dev.longhaul.sandbox.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody's chat, to which notices are posted; keeps every request with its headers. */
final class NoticeReceiver implements AutoCloseable {
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private NoticeReceiver(HttpServer server) {
    this.server = server;
    server.createContext("/", this::take);
    server.start();
  }

  static NoticeReceiver start() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new NoticeReceiver(HttpServer.create(any, 0));
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    received.add(
        exchange.getRequestHeaders().entrySet() + new String(body, StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/notices";
  }

  List<String> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
