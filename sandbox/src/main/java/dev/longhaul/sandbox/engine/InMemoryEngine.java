package dev.longhaul.sandbox.engine;

import io.temporal.testserver.TestServer;
import java.util.Optional;

/** Temporal's in-memory test server on a port: needs no binary, forgets everything at the end. */
public final class InMemoryEngine implements TemporalEngine {
  private final TestServer.PortBoundTestServer server;
  private final int port;

  private InMemoryEngine(TestServer.PortBoundTestServer server, int port) {
    this.server = server;
    this.port = port;
  }

  public static InMemoryEngine start() {
    return start(FreePorts.one());
  }

  public static InMemoryEngine start(int port) {
    return new InMemoryEngine(TestServer.createPortBoundServer(port, true), port);
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Optional<String> webUi() {
    return Optional.empty();
  }

  @Override
  public String sentence() {
    return "Temporal runs in memory: nothing survives this process, and there is no Web UI"
        + " ('./longhaul tools' builds the real server)";
  }

  @Override
  public void close() {
    server.close();
  }
}
