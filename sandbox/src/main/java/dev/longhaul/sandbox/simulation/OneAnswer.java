package dev.longhaul.sandbox.simulation;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/** The answer of a service that is called in its own process. */
final class OneAnswer<T> implements StreamObserver<T> {
  private final CompletableFuture<T> future = new CompletableFuture<>();

  CompletableFuture<T> future() {
    return future;
  }

  @Override
  public void onNext(T answer) {
    future.complete(answer);
  }

  @Override
  public void onError(Throwable problem) {
    future.completeExceptionally(problem);
  }

  @Override
  public void onCompleted() {
    if (!future.isDone()) {
      future.completeExceptionally(new IllegalStateException("no answer"));
    }
  }
}
