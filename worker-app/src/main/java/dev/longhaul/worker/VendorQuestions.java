package dev.longhaul.worker;

import dev.longhaul.activities.acting.ActingProblem;
import dev.longhaul.activities.acting.VendorGate;
import dev.longhaul.durable.OperationId;
import io.temporal.failure.ApplicationFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What the API itself asks of vendors: nothing while the account is paused (O-15), and no longer
 * than the request may wait. A question that nobody waits for any more ends by its own time-out.
 */
final class VendorQuestions implements AutoCloseable {
  /** As whom the API asks; with it a request may be the breaker's probe. */
  private static final OperationId API = OperationId.of("api", "request");

  private static final int MOST_AT_ONCE = 64;

  private final VendorGate gate;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0, MOST_AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), VendorQuestions::thread);

  private final Supplier<Duration> patience;

  /**
   * @param patience how long the caller of this moment may still wait
   */
  VendorQuestions(VendorGate gate, Supplier<Duration> patience) {
    this.gate = gate;
    this.patience = patience;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "vendor-question");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The vendor's port, whose every call asks the gate first.
   *
   * @return calls of it also throw {@link ApplicationFailure}: paused, or not answered in time
   */
  <P> P guarded(Class<P> port, String account, P vendor) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) ->
                method.getDeclaringClass() == Object.class
                    ? method.invoke(this, arguments)
                    : ask(account, () -> method.invoke(vendor, arguments))));
  }

  private Object ask(String account, Callable<Object> question) throws Throwable {
    gate.refusal(account, API)
        .ifPresent(
            words -> {
              throw ActingProblem.VENDOR_PAUSED.permanent("vendor " + account + " " + words);
            });
    long left = patience.get().toMillis();
    try {
      Future<Object> answer = threads.submit(question);
      return answer.get(left, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw said(e);
    } catch (TimeoutException e) {
      throw silent("vendor " + account + " has not answered in time");
    } catch (RejectedExecutionException e) {
      throw silent("too many questions to vendors are open, vendor " + account + " was not asked");
    }
  }

  private static Throwable said(ExecutionException e) {
    Throwable cause = e.getCause();
    return Objects.requireNonNull(
        cause instanceof InvocationTargetException call ? call.getTargetException() : cause);
  }

  private static ApplicationFailure silent(String sentence) {
    return ApplicationFailure.newFailure(sentence, "VENDOR_SILENT");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
