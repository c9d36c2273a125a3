package dev.longhaul.emulators.http;

import com.sun.net.httpserver.HttpExchange;
import dev.longhaul.emulators.faults.ConnectionCut;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Passage;
import dev.longhaul.emulators.faults.Switchboard;
import dev.longhaul.emulators.memory.Memory;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Puts a {@link Vendor} on a loopback port, with latency and with the switchboard in front of every
 * call.
 */
public final class VendorServer implements AutoCloseable {
  private final Vendor vendor;
  private final Switchboard switchboard;
  private final Duration latency;
  private final Memory memory;
  private final LoopbackHttp http;

  public VendorServer(
      String name, Vendor vendor, Switchboard switchboard, Duration latency, Memory memory) {
    this.vendor = vendor;
    this.switchboard = switchboard;
    this.latency = latency;
    this.memory = memory;
    this.http = LoopbackHttp.plain(name, memory.ports(), this::serve);
  }

  public int port() {
    return http.port();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** The vendor is away: connections are refused. What it knows stays. */
  public void stopListening() {
    http.stopListening();
  }

  /** The vendor is back, on the same port. */
  public void startListening() {
    http.startListening();
  }

  @Override
  public void close() {
    switchboard.clear();
    http.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    HttpCall call = HttpCall.read(exchange);
    try (Passage passage = switchboard.enter(vendor.nameOf(call), vendor.isRehearsal(call))) {
      Passage.sleep(latency);
      Optional<Fault> fault = passage.beforeEffect();
      HttpAnswer answer = fault.map(vendor::refuse).orElseGet(() -> vendor.answer(call, passage));
      memory.save();
      passage.afterEffect();
      passage.answering();
      LoopbackHttp.send(exchange, answer, passage.perByte());
      passage.answered();
    } catch (ConnectionCut cut) {
      exchange.close();
    }
  }
}
