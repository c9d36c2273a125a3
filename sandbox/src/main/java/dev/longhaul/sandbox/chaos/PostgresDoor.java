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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A TCP proxy in front of PostgreSQL that knows the writes that matter by a piece of their SQL. A
 * transaction is a call of the name of every such write in it: before its effect when COMMIT has
 * arrived here, after it when PostgreSQL has answered. A write outside a transaction takes effect
 * by itself. Drivers must send every statement as text ({@code prepareThreshold=0}).
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
      AtomicReference<List<Passage>> committing = new AtomicReference<>(List.of());
      threads.execute(() -> answers(server, client, committing));
      questions(client, server, committing);
    } catch (IOException | ConnectionCut e) {
      closeQuietly(client);
    } finally {
      open.remove(client);
    }
  }

  private void questions(Socket client, Socket server, AtomicReference<List<Passage>> committing)
      throws IOException {
    InputStream in = client.getInputStream();
    OutputStream out = server.getOutputStream();
    byte[] chunk = new byte[CHUNK];
    Set<String> met = new LinkedHashSet<>();
    boolean inTransaction = false;
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      String text = new String(chunk, 0, read, StandardCharsets.ISO_8859_1);
      writes.stream().filter(text::contains).forEach(met::add);
      boolean ends = text.contains("COMMIT");
      inTransaction |= text.contains("BEGIN");
      if (ends || !inTransaction) {
        List<Passage> passages = met.stream().map(switchboard::enter).toList();
        passages.forEach(Passage::beforeEffect);
        committing.set(passages);
      }
      if (ends || text.contains("ROLLBACK")) {
        inTransaction = false;
      }
      if (!inTransaction) {
        met.clear();
      }
      out.write(chunk, 0, read);
      out.flush();
    }
  }

  private static void answers(
      Socket server, Socket client, AtomicReference<List<Passage>> committing) {
    try {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        List<Passage> passages = committing.getAndSet(List.of());
        passages.forEach(Passage::afterEffect);
        out.write(chunk, 0, read);
        out.flush();
        passages.forEach(Passage::answering);
        passages.forEach(Passage::answered);
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
