package dev.longhaul.worker;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.temporal.client.WorkflowClient;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class RegistrarWatchTest {
  private static final WorkflowClient BROKEN =
      (WorkflowClient)
          Proxy.newProxyInstance(
              WorkflowClient.class.getClassLoader(),
              new Class<?>[] {WorkflowClient.class},
              (client, method, arguments) -> {
                throw new IllegalStateException("nobody thought of this");
              });

  @Test
  void whateverGoesWrongDoesNotEndTheSchedule() {
    assertThatCode(() -> RegistrarWatch.ensure("inwx-ote", BROKEN)).doesNotThrowAnyException();
  }
}
