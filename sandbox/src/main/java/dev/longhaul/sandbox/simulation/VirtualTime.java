package dev.longhaul.sandbox.simulation;

import com.google.protobuf.Empty;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.temporal.api.testservice.v1.GetCurrentTimeResponse;
import io.temporal.api.testservice.v1.SleepRequest;
import io.temporal.api.testservice.v1.SleepResponse;
import io.temporal.api.testservice.v1.TestServiceGrpc.TestServiceImplBase;
import io.temporal.api.testservice.v1.UnlockTimeSkippingRequest;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Temporal's in-memory server, whose clock jumps to the next timer whenever nothing is being worked
 * on, but only while {@link #pass} waits: between two calls nothing but real time passes. Its clock
 * is asked in this process, because emulators ask it with every call they get.
 */
final class VirtualTime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VirtualTime.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** Longer than a task lies in a queue of the server. */
  private static final Duration IDLE = Duration.ofSeconds(1);

  private static final Duration LOST = Duration.ofSeconds(6);

  private static final int GOODBYE_SECONDS = 5;

  private final TestServicesStarter services = services();
  private final TestServiceImplBase control = control(services.getServices());
  private final TasksInHand tasks = new TasksInHand(this::unlock);
  private final String name = InProcessServerBuilder.generateName();
  private final Server server = serve();
  private final ManagedChannel channel =
      InProcessChannelBuilder.forName(name).directExecutor().build();
  private final ExecutorService sleeper = Executors.newSingleThreadExecutor(VirtualTime::daemon);

  private static TestServicesStarter services() {
    TestServicesStarter services = new TestServicesStarter(true, 0);
    OpenLocks.in(services);
    return services;
  }

  private static TestServiceImplBase control(List<BindableService> services) {
    return services.stream()
        .filter(TestServiceImplBase.class::isInstance)
        .map(TestServiceImplBase.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private Server serve() {
    InProcessServerBuilder builder = InProcessServerBuilder.forName(name);
    GRPCServerHelper.registerServicesAndHealthChecks(
        services.getServices(), builder, List.of(tasks));
    try {
      return builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException("Temporal's in-memory server did not start", e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "virtual-time");
    thread.setDaemon(true);
    return thread;
  }

  /** The way to this server, inside this process; open until this is closed. */
  ManagedChannel channel() {
    return channel;
  }

  Instant now() {
    OneAnswer<GetCurrentTimeResponse> answer = new OneAnswer<>();
    control.getCurrentTime(Empty.getDefaultInstance(), answer);
    return Instant.ofEpochMilli(Timestamps.toMillis(answer.future().join().getTime()));
  }

  /** The same as a clock. */
  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("simulated time is UTC");
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }

  /**
   * Returns once so much time has passed for the workflows, or when that is not so at {@code
   * atLatest}; whether it has passed.
   *
   * @throws LostTask when time does not pass any more because of the server
   */
  boolean pass(Duration time, RealTime atLatest) {
    OneAnswer<SleepResponse> passed = new OneAnswer<>();
    RealTime began = RealTime.now();
    sleeper.execute(() -> sleep(time, passed));
    while (!isOver(passed.future(), atLatest)) {
      if (tasks.lost().isDone()) {
        throw new LostTask(tasks.lost().join());
      }
      Duration idle = shorter(began.since(), tasks.idle());
      if (idle.compareTo(LOST) > 0) {
        throw new LostTask("nobody works on anything, but time stands still");
      }
      if (idle.compareTo(IDLE) > 0) {
        unlock();
      }
      if (atLatest.isPast()) {
        return false;
      }
    }
    return true;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Waits for a while. */
  private boolean isOver(CompletableFuture<?> passed, RealTime atLatest) {
    long wait = Math.max(0, Math.min(LOOK.toMillis(), atLatest.left().toMillis()));
    try {
      CompletableFuture.anyOf(passed, tasks.lost()).get(wait, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("time cannot pass", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while time passed", e);
    }
    return passed.isDone();
  }

  /** Takes one lock off time, when there is one. */
  private void unlock() {
    try {
      control.unlockTimeSkipping(UnlockTimeSkippingRequest.getDefaultInstance(), new OneAnswer<>());
    } catch (IllegalStateException e) {
      LOG.debug("no lock was left", e);
    }
  }

  private void sleep(Duration time, OneAnswer<SleepResponse> answer) {
    try {
      control.unlockTimeSkippingWithSleep(
          SleepRequest.newBuilder().setDuration(Durations.fromMillis(time.toMillis())).build(),
          answer);
    } catch (RuntimeException e) { // the server's own, when it is closed meanwhile
      answer.onError(e);
    }
  }

  @Override
  public void close() {
    sleeper.shutdownNow();
    channel.shutdownNow();
    server.shutdownNow();
    try {
      server.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    services.close();
  }
}
