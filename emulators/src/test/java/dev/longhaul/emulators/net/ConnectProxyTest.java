package dev.longhaul.emulators.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.emulators.http.HttpAnswer;
import dev.longhaul.emulators.http.LoopbackHttp;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectProxyTest {
  private final SandboxCa ca = SandboxCa.create();
  private final Map<String, String> hosts =
      Map.of("here.example", "203.0.113.11", "down.example", "203.0.113.12");
  private final ConnectProxy proxy =
      ConnectProxy.start(host -> Optional.ofNullable(hosts.get(host)));
  private final LoopbackHttp origin =
      LoopbackHttp.tls(
          "origin",
          ca.serverContext(host -> true, SandboxCa.LOOPBACK),
          exchange -> LoopbackHttp.send(exchange, HttpAnswer.text(200, "text/plain", "hello")));

  @AfterEach
  void close() {
    proxy.close();
    origin.close();
  }

  @Test
  void leadsAPublicAddressToItsLoopbackPort() throws Exception {
    proxy.route("203.0.113.11", 443, origin.port());
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(ca.clientContext())
            .proxy(ProxySelector.of(proxy.address()))
            .build();
    HttpRequest request = HttpRequest.newBuilder(URI.create("https://here.example/")).build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
        .isEqualTo("hello");
  }

  @Test
  void saysWhyItLeadsNowhere() throws Exception {
    assertThat(connect("nobody.example:443"))
        .startsWith("HTTP/1.1 502 ")
        .endsWith("nobody.example has no address");
    assertThat(connect("down.example:443")).endsWith("nothing answers at 203.0.113.12:443");
    assertThat(connect("127.0.0.1:" + origin.port())).startsWith("HTTP/1.1 502 ");
  }

  @Test
  void understandsNothingButConnect() throws Exception {
    assertThat(send("GET http://here.example/ HTTP/1.1")).startsWith("HTTP/1.1 405 ");
  }

  private String connect(String target) throws IOException {
    return send("CONNECT " + target + " HTTP/1.1");
  }

  private String send(String line) throws IOException {
    try (Socket socket = new Socket(proxy.address().getAddress(), proxy.address().getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write((line + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
