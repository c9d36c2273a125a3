package dev.longhaul.sandbox.engine;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Temporal's in-memory test server on a port: needs no binary, forgets everything at the end. It is
 * put together from its parts, because the SDK's own {@code TestServer} listens on every address of
 * the machine.
 */
public final class InMemoryEngine implements TemporalEngine {
  private final TestServicesStarter services = new TestServicesStarter(true, 0);
  private final Server server;

  private InMemoryEngine(int port) {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
    try {
      server = builder.build().start();
    } catch (IOException e) {
      services.close();
      throw new UncheckedIOException("Temporal's in-memory server cannot listen", e);
    }
  }

  /** On a free port of loopback. */
  public static InMemoryEngine start() {
    return start(0);
  }

  /** On this port of loopback; 0 takes a free one. */
  public static InMemoryEngine start(int port) {
    return new InMemoryEngine(port);
  }

  @Override
  public String address() {
    return "127.0.0.1:" + server.getPort();
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
    server.shutdownNow();
    services.close();
  }
}
