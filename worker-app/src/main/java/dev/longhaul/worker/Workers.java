package dev.longhaul.worker;

import dev.longhaul.activities.acting.Acting;
import dev.longhaul.activities.acting.HeartbeatInterceptor;
import dev.longhaul.activities.acting.RegistrarLedger.Listed;
import dev.longhaul.activities.acting.Spending;
import dev.longhaul.activities.acting.VendorGateInterceptor;
import dev.longhaul.activities.coolify.CoolifyAppActivities;
import dev.longhaul.activities.coolify.CoolifyClient;
import dev.longhaul.activities.coolify.CoolifyDeploymentActivities;
import dev.longhaul.activities.dns.AuthoritativeNameserverActivities;
import dev.longhaul.activities.health.HealthSettings;
import dev.longhaul.activities.health.HttpsHealthActivities;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.inwx.InwxDomainActivities;
import dev.longhaul.activities.inwx.InwxTransferActivities;
import dev.longhaul.activities.inwx.InwxWatchActivities;
import dev.longhaul.activities.inwx.InwxZoneActivities;
import dev.longhaul.activities.mail.MailDomainCareActivities;
import dev.longhaul.activities.mail.MailNoticeActivities;
import dev.longhaul.activities.mail.MailOperatorActivities;
import dev.longhaul.activities.mail.SmtpPost;
import dev.longhaul.activities.postgres.LedgerDnsRecords;
import dev.longhaul.activities.postgres.LedgerDnsRequestActivities;
import dev.longhaul.activities.postgres.LedgerDueNotices;
import dev.longhaul.activities.postgres.LedgerNoticePostActivities;
import dev.longhaul.activities.postgres.LedgerOperationActivities;
import dev.longhaul.activities.postgres.LedgerProjectActivities;
import dev.longhaul.activities.postgres.LedgerProjectLog;
import dev.longhaul.activities.postgres.LedgerRegistrar;
import dev.longhaul.activities.postgres.LedgerSentMail;
import dev.longhaul.activities.postgres.LedgerServerActivities;
import dev.longhaul.activities.postgres.LedgerSpending;
import dev.longhaul.activities.postgres.LedgerTransfers;
import dev.longhaul.activities.postgres.LedgerVendors;
import dev.longhaul.activities.postgres.LedgerWatchActivities;
import dev.longhaul.activities.temporal.FailingTasks;
import dev.longhaul.activities.temporal.TemporalRegistrarPost;
import dev.longhaul.activities.temporal.TemporalZonePostActivities;
import dev.longhaul.activities.temporal.WatchStarter;
import dev.longhaul.activities.webhook.WebhookNoticeActivities;
import dev.longhaul.dns.ChangeDnsWorkflowImpl;
import dev.longhaul.dns.ZoneWorkflowImpl;
import dev.longhaul.domains.RegisterDomainWorkflowImpl;
import dev.longhaul.domains.TransferDomainWorkflowImpl;
import dev.longhaul.domains.WatchRegistrarWorkflowImpl;
import dev.longhaul.durable.NoticeWorkflowImpl;
import dev.longhaul.durable.TaskQueues;
import dev.longhaul.durable.WatchWorkflowImpl;
import dev.longhaul.projects.ProjectPlanner;
import dev.longhaul.projects.ProvisionProjectWorkflowImpl;
import dev.longhaul.projects.RedeployProjectWorkflowImpl;
import dev.longhaul.projects.StopProjectWorkflowImpl;
import dev.longhaul.worker.config.WorkerSettings;
import io.temporal.client.WorkflowClient;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The role {@code worker}: every workflow and activity on its task queue, registered one by one.
 * Any number of such processes may run on any number of machines.
 */
final class Workers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /** A dead worker's workflows are taken over after this time. */
  private static final Duration STICKY = Duration.ofSeconds(1);

  /**
   * Heartbeats leave when they are made. By default the SDK keeps each for up to 80 % of the
   * heartbeat time-out: then only one of ours could get lost, and the price that is noted before a
   * purchase died with the worker.
   */
  private static final Duration HEARTBEAT_THROTTLE = Duration.ofMillis(1);

  /**
   * How many polls it has open for them. A stopped process or a silent machine swallows one task
   * for each of its open polls, and each costs a heartbeat time-out.
   */
  private static final int VENDOR_POLLS = 2;

  /**
   * How long a stopping worker has nothing in hand before it leaves. The answer to its last
   * workflow tasks may bring calls along, and so may the polls that were open; what is handed to a
   * worker that is gone waits for its heartbeat time-out.
   */
  private static final Duration QUIET = Duration.ofMillis(500);

  /** How long the SDK may take to let go of its threads once nothing runs any more. */
  private static final long SHUTDOWN_SECONDS = 10;

  private final WorkerSettings settings;
  private final Services services;
  private final Clock clock;
  private final HeartbeatInterceptor heartbeats = new HeartbeatInterceptor();
  private final LedgerVendors vendors;
  private final WorkerFactory factory;

  private Workers(
      WorkerSettings settings,
      Services services,
      WorkflowClient client,
      Surroundings surroundings) {
    this.settings = settings;
    this.services = services;
    this.clock = surroundings.clock();
    this.vendors = new LedgerVendors(services.ledger().jdbi());
    Set<String> accounts = Set.of(settings.inwx().account(), settings.coolify().account());
    vendors.enter(accounts);
    List<WorkerInterceptor> interceptors = new ArrayList<>();
    interceptors.add(heartbeats);
    interceptors.add(new VendorGateInterceptor(accounts, vendors));
    interceptors.addAll(surroundings.around());
    this.factory =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder()
                .setWorkerInterceptors(interceptors.toArray(WorkerInterceptor[]::new))
                .build());
  }

  static Workers start(
      WorkerSettings settings,
      Services services,
      WorkflowClient client,
      Surroundings surroundings) {
    Workers workers = new Workers(settings, services, client, surroundings);
    workers.registerMain(client);
    workers.registerRegistrar(client);
    workers.registerPlatform();
    workers.registerMail(client);
    workers.registerWebhook();
    workers.registerProbes();
    workers.factory.start();
    return workers;
  }

  private LedgerNoticePostActivities noticePost(WorkflowClient client) {
    return new LedgerNoticePostActivities(
        services.ledger().jdbi(), client, settings.steering().digests());
  }

  private void registerMain(WorkflowClient client) {
    Jdbi jdbi = services.ledger().jdbi();
    LedgerNoticePostActivities post = noticePost(client);
    Worker worker = factory.newWorker(TaskQueues.MAIN, main());
    worker.registerWorkflowImplementationTypes(
        ProvisionProjectWorkflowImpl.class,
        RedeployProjectWorkflowImpl.class,
        StopProjectWorkflowImpl.class,
        RegisterDomainWorkflowImpl.class,
        TransferDomainWorkflowImpl.class,
        WatchRegistrarWorkflowImpl.class,
        ZoneWorkflowImpl.class,
        ChangeDnsWorkflowImpl.class,
        NoticeWorkflowImpl.class,
        WatchWorkflowImpl.class);
    worker.registerActivitiesImplementations(
        new LedgerOperationActivities(jdbi, client, watcher(client)),
        new LedgerProjectActivities(
            jdbi, services.secrets(), new ProjectPlanner(settings.projects())),
        new LedgerServerActivities(jdbi, settings.serverChoice()),
        new LedgerDnsRequestActivities(jdbi, Clock.systemUTC()),
        new LedgerTransfers(jdbi, services.secrets()),
        vendors,
        post,
        new LedgerWatchActivities(
            jdbi, new FailingTasks(client), post, settings.steering().sweep()),
        new TemporalZonePostActivities(client));
  }

  /** Sees that operations are watched, unless that is switched off. */
  private Runnable watcher(WorkflowClient client) {
    return settings.steering().sweep().isZero()
        ? () -> {}
        : new WatchStarter(client, OperationsWatch.AGAIN);
  }

  private void registerRegistrar(WorkflowClient client) {
    Jdbi jdbi = services.ledger().jdbi();
    Acting acting = services.acting();
    Spending spending = new LedgerSpending(jdbi, settings.projects().registrar().capPerDay());
    LedgerRegistrar registrar = new LedgerRegistrar(jdbi);
    Consumer<Listed> seen =
        domain -> registrar.seen(settings.inwx().account(), List.of(domain), clock.instant());
    factory
        .newWorker(settings.inwx().account(), vendor())
        .registerActivitiesImplementations(
            new InwxDomainActivities(services.inwx(), settings.inwx(), acting, spending, seen),
            new InwxTransferActivities(
                services.inwx(),
                settings.inwx(),
                acting,
                new LedgerTransfers(jdbi, services.secrets()),
                services.secrets(),
                spending,
                seen),
            new InwxWatchActivities(
                services.inwx(),
                settings.inwx(),
                settings.watch(),
                registrar,
                new TemporalRegistrarPost(client),
                noticePost(client),
                clock),
            new InwxZoneActivities(
                services.inwx(),
                settings.inwx(),
                acting,
                new LedgerDnsRecords(services.ledger().jdbi())));
  }

  private void registerPlatform() {
    CoolifyClient coolify = services.coolify();
    factory
        .newWorker(settings.coolify().account(), vendor())
        .registerActivitiesImplementations(
            new CoolifyAppActivities(
                coolify, settings.coolify(), services.acting(), services.secrets()),
            new CoolifyDeploymentActivities(coolify, settings.coolify(), services.acting()));
  }

  private void registerMail(WorkflowClient client) {
    SmtpPost post = new SmtpPost(settings.smtp(), services.trust());
    LedgerSentMail sent = new LedgerSentMail(services.ledger().jdbi());
    factory
        .newWorker(TaskQueues.MAIL, vendor())
        .registerActivitiesImplementations(
            new MailNoticeActivities(
                post, settings.smtp(), services.acting(), sent, services.secrets()),
            new MailDomainCareActivities(
                post,
                settings.smtp(),
                services.acting(),
                sent,
                new LedgerDueNotices(services.ledger().jdbi(), settings.smtp().zone()),
                noticePost(client),
                clock),
            new MailOperatorActivities(post, settings.smtp(), services.acting(), sent));
  }

  private void registerWebhook() {
    factory
        .newWorker(TaskQueues.WEBHOOK, vendor())
        .registerActivitiesImplementations(
            new WebhookNoticeActivities(
                settings.steering().webhook(), services.trust(), Clock.systemUTC()));
  }

  private void registerProbes() {
    Trust trust = services.trust();
    HealthSettings health =
        new HealthSettings(
            trust,
            settings.network().httpsProxy(),
            settings.network().resolver(),
            settings.network().privateAddresses());
    factory
        .newWorker(TaskQueues.PROBES, vendor())
        .registerActivitiesImplementations(
            new AuthoritativeNameserverActivities(settings.nameservers()),
            new HttpsHealthActivities(health, new LedgerProjectLog(services.ledger().jdbi())));
  }

  private static WorkerOptions main() {
    return promptHeartbeats().setStickyQueueScheduleToStartTimeout(STICKY).build();
  }

  private WorkerOptions vendor() {
    return promptHeartbeats()
        .setMaxConcurrentActivityExecutionSize(settings.steering().vendorCalls())
        .setMaxConcurrentActivityTaskPollers(VENDOR_POLLS)
        .build();
  }

  private static WorkerOptions.Builder promptHeartbeats() {
    return WorkerOptions.newBuilder().setMaxHeartbeatThrottleInterval(HEARTBEAT_THROTTLE);
  }

  /**
   * Takes no more work, lets running activities end, then stops. The SDK's own shutdown comes last:
   * it ends the heartbeats at once, and Temporal would give what still runs to somebody else.
   */
  @Override
  public void close() {
    factory.suspendPolling();
    try {
      if (!heartbeats.inHand().awaitNone(QUIET, settings.goodbye())) {
        LOG.warn(
            "{} running calls did not end within {}; another worker takes them over",
            heartbeats.inHand().count(),
            settings.goodbye());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    factory.shutdown();
    factory.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    factory.shutdownNow();
  }
}
