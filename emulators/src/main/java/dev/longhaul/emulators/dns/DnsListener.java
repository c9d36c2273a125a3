package dev.longhaul.emulators.dns;

import dev.longhaul.emulators.http.LoopbackHttp;
import dev.longhaul.emulators.memory.Ports;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/**
 * One loopback port that speaks DNS over UDP and TCP. An answer too long for UDP arrives truncated
 * and is asked for again by TCP.
 */
final class DnsListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DnsListener.class);
  private static final int CLASSIC_UDP_SIZE = 512;
  private final DnsAnswerer answerer;
  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final ExecutorService threads;

  private DnsListener(String name, DnsAnswerer answerer, int port) throws IOException {
    this.answerer = answerer;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    this.udp = new DatagramSocket(new InetSocketAddress(loopback, port));
    try {
      this.tcp = new ServerSocket(udp.getLocalPort(), 50, loopback);
    } catch (IOException e) {
      udp.close();
      throw e;
    }
    this.threads = Executors.newCachedThreadPool(LoopbackHttp.daemons(name));
    threads.execute(this::serveUdp);
    threads.execute(this::serveTcp);
  }

  static DnsListener open(String name, DnsAnswerer answerer, Ports ports) {
    return ports.open(
        "dns-" + name,
        port ->
            port == 0
                ? anywhere("dns-" + name, answerer)
                : new DnsListener("dns-" + name, answerer, port),
        listener -> listener.address().getPort());
  }

  /** A port that is free for UDP may be taken for TCP, so it tries again. */
  private static DnsListener anywhere(String name, DnsAnswerer answerer) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return new DnsListener(name, answerer, 0);
      } catch (BindException e) {
        if (attempt == 20) {
          throw e;
        }
      }
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), udp.getLocalPort());
  }

  private void serveUdp() {
    byte[] buffer = new byte[4096];
    while (!udp.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        udp.receive(packet);
        byte[] question = new byte[packet.getLength()];
        System.arraycopy(buffer, 0, question, 0, question.length);
        Optional<byte[]> answer = answer(question, false);
        if (answer.isPresent()) {
          byte[] bytes = answer.get();
          udp.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        LOG.debug("not a DNS question, or the socket was closed: {}", e.toString());
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try {
        Socket socket = tcp.accept();
        threads.execute(() -> converse(socket));
      } catch (IOException e) {
        LOG.debug("stopped listening: {}", e.toString());
      }
    }
  }

  private void converse(Socket socket) {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
      socket.setSoTimeout(10_000);
      while (true) {
        byte[] question = new byte[in.readUnsignedShort()];
        in.readFully(question);
        Optional<byte[]> answer = answer(question, true);
        if (answer.isEmpty()) {
          return;
        }
        byte[] framed = new byte[answer.get().length + 2];
        framed[0] = (byte) (answer.get().length >> 8);
        framed[1] = (byte) answer.get().length;
        System.arraycopy(answer.get(), 0, framed, 2, answer.get().length);
        out.write(framed);
        out.flush();
      }
    } catch (IOException e) {
      LOG.debug("DNS client left: {}", e.toString());
    }
  }

  private Optional<byte[]> answer(byte[] question, boolean overTcp) throws IOException {
    Message query = new Message(question);
    OPTRecord opt = query.getOPT();
    int udpSize = opt == null ? CLASSIC_UDP_SIZE : Math.max(CLASSIC_UDP_SIZE, opt.getPayloadSize());
    return answerer.answer(query).map(m -> m.toWire(overTcp ? 65535 : udpSize));
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException e) {
      LOG.debug("closing: {}", e.toString());
    }
    threads.shutdownNow();
  }
}
