package dev.longhaul.durable;

import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An activity interface on a task queue, called as a look, an act, a wait or a note. The summary is
 * what the Web UI shows beside the call.
 */
public final class Port<A> {
  private final Class<A> type;
  private final String queue;
  private final Consumer<String> asks;
  private final Function<Functions.Func<Object>, Object> actor;

  Port(
      Class<A> type,
      String queue,
      Consumer<String> asks,
      Function<Functions.Func<Object>, Object> actor) {
    this.type = type;
    this.queue = queue;
    this.asks = asks;
    this.actor = actor;
  }

  /** For reads: ended at once by a cancel. */
  public A look(String summary) {
    asks.accept(queue);
    return Workflow.newActivityStub(type, StepOptions.look(queue, summary));
  }

  /** For waits without an end of their own; wrap in {@link Operation#within}. */
  public A await(String summary) {
    return await(summary, 0);
  }

  /** For waits that end by themselves after so many attempts. */
  public A await(String summary, int attempts) {
    asks.accept(queue);
    return Workflow.newActivityStub(type, StepOptions.await(queue, summary, attempts));
  }

  /** For what is written beside the process; wrap in {@link Operation#owe}. */
  public A owed(String summary) {
    asks.accept(queue);
    return Workflow.newActivityStub(type, StepOptions.owed(queue, summary));
  }

  /** For writes: the call runs detached, so a cancel never abandons a write that was sent. */
  public A act(String summary) {
    asks.accept(queue);
    A stub = Workflow.newActivityStub(type, StepOptions.act(queue, summary));
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                actor.apply(
                    () -> {
                      try {
                        return method.invoke(stub, arguments);
                      } catch (InvocationTargetException e) {
                        if (e.getCause() instanceof RuntimeException failure) {
                          throw failure;
                        }
                        throw new IllegalStateException(e.getCause());
                      } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                      }
                    })));
  }
}
