package dev.longhaul.sandbox.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.longhaul.activities.temporal.TemporalZonePostActivities;
import dev.longhaul.dns.ZoneWorkflowImpl;
import dev.longhaul.domains.RegisterDomainWorkflowImpl;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.projects.ProvisionProjectWorkflowImpl;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The real workflows; every port answers at once with what was written down. */
final class FakedWorker implements AutoCloseable {
  private final WorkerFactory factory;

  private FakedWorker(WorkerFactory factory) {
    this.factory = factory;
  }

  static FakedWorker start(BenchBox box, Answers answers) {
    WorkerFactory factory = WorkerFactory.newInstance(box.client());
    Worker main = factory.newWorker(TaskQueues.MAIN);
    main.registerWorkflowImplementationTypes(
        ProvisionProjectWorkflowImpl.class,
        RegisterDomainWorkflowImpl.class,
        ZoneWorkflowImpl.class);
    main.registerActivitiesImplementations(
        new TemporalZonePostActivities(box.client()), new Faked(answers));
    List.of(
            box.settings().inwx().account(),
            box.settings().coolify().account(),
            TaskQueues.MAIL,
            TaskQueues.WEBHOOK,
            TaskQueues.PROBES)
        .forEach(
            queue ->
                factory.newWorker(queue).registerActivitiesImplementations(new Faked(answers)));
    factory.start();
    return new FakedWorker(factory);
  }

  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(5, TimeUnit.SECONDS);
  }

  /** Any activity. */
  private record Faked(Answers answers) implements DynamicActivity {
    @Override
    public @Nullable Object execute(EncodedValues arguments) {
      ActivityInfo info = Activity.getExecutionContext().getInfo();
      Optional<String> answer = answers.next(info.getWorkflowId(), info.getActivityType());
      return answer.isEmpty() ? null : tree(answer.get());
    }

    private static Object tree(String json) {
      try {
        return Json.mapper().readTree(json);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("an answer that was written down is not JSON", e);
      }
    }
  }
}
