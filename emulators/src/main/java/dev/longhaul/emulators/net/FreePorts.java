package dev.longhaul.emulators.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Free loopback ports for servers that cannot be asked which port they took. They are drawn by
 * chance from below the range that systems give to outgoing connections (32768 and up on Linux):
 * one of those could take the port before the server listens.
 */
public final class FreePorts {
  private static final int FIRST = 15_000;
  private static final int BEHIND = 32_000;
  private static final int DRAWS = 1_000;

  private FreePorts() {}

  /** The wished port when it is free, else any other. */
  public static int near(int wished) {
    return isFree(wished) ? wished : one();
  }

  /** A port that was free a moment ago. */
  public static int one() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST, BEHIND))
        .limit(DRAWS)
        .filter(FreePorts::isFree)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no free port on loopback"));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
