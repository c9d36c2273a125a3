package dev.longhaul.sandbox.chaos;

import dev.longhaul.emulators.faults.ConnectionCut;
import dev.longhaul.emulators.faults.Passage;
import dev.longhaul.emulators.faults.Switchboard;
import dev.longhaul.emulators.http.LoopbackHttp;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A TCP proxy in front of PostgreSQL that knows the writes that matter by a piece of their SQL. A
 * transaction with such a write is a call of that name: before its effect when COMMIT has arrived
 * here, after it when PostgreSQL has answered. Drivers must send every statement as text ({@code
 * prepareThreshold=0}).
 */
final class PostgresDoor implements AutoCloseable {
  private static final int CHUNK = 16 * 1024;

  private final Switchboard switchboard = new Switchboard();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(LoopbackHttp.daemons("postgres-door"));
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> writes;
  private final int postgres;
  private final ServerSocket door;
  private volatile boolean locked;

  /**
   * @param postgres its port
   * @param writes pieces of SQL, which are the names of the calls
   */
  PostgresDoor(int postgres, List<String> writes) {
    this.postgres = postgres;
    this.writes = writes;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  Switchboard switchboard() {
    return switchboard;
  }

  /** Cuts every connection and lets nobody in, or lets them in again. */
  void lock(boolean shut) {
    locked = shut;
    if (shut) {
      open.forEach(PostgresDoor::closeQuietly);
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (locked) {
          closeQuietly(client);
        } else {
          open.add(client);
          threads.execute(() -> serve(client));
        }
      } catch (IOException e) {
        closeQuietly(door);
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), postgres)) {
      server.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      AtomicReference<Passage> committing = new AtomicReference<>();
      threads.execute(() -> answers(server, client, committing));
      questions(client, server, committing);
    } catch (IOException | ConnectionCut e) {
      closeQuietly(client);
    } finally {
      open.remove(client);
    }
  }

  private void questions(Socket client, Socket server, AtomicReference<Passage> committing)
      throws IOException {
    InputStream in = client.getInputStream();
    OutputStream out = server.getOutputStream();
    byte[] chunk = new byte[CHUNK];
    String write = null;
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      String text = new String(chunk, 0, read, StandardCharsets.ISO_8859_1);
      write = writes.stream().filter(text::contains).findFirst().orElse(write);
      if (write != null && text.contains("COMMIT")) {
        Passage passage = switchboard.enter(write);
        passage.beforeEffect();
        committing.set(passage);
        write = null;
      }
      out.write(chunk, 0, read);
      out.flush();
    }
  }

  private static void answers(Socket server, Socket client, AtomicReference<Passage> committing) {
    try {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        Passage passage = committing.getAndSet(null);
        if (passage != null) {
          passage.afterEffect();
        }
        out.write(chunk, 0, read);
        out.flush();
        if (passage != null) {
          passage.answering();
          passage.answered();
        }
      }
    } catch (IOException | ConnectionCut e) {
      closeQuietly(server);
    } finally {
      closeQuietly(client);
    }
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // Nobody is interested any more.
    }
  }

  @Override
  public void close() {
    switchboard.clear();
    closeQuietly(door);
    open.forEach(PostgresDoor::closeQuietly);
    threads.shutdownNow();
  }
}
