package dev.longhaul.worker.config;

import dev.longhaul.activities.coolify.CoolifySettings;
import dev.longhaul.activities.dns.NameserverSettings;
import dev.longhaul.activities.inwx.InwxSettings;
import dev.longhaul.activities.inwx.WatchSettings;
import dev.longhaul.activities.mail.SmtpSettings;
import dev.longhaul.activities.postgres.LedgerSettings;
import dev.longhaul.activities.postgres.ServerChoice;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.codec.PayloadKeys;
import dev.longhaul.projects.ProjectDefaults;
import dev.longhaul.worker.codec.CodecSettings;
import dev.longhaul.worker.dns.DnsRequestSettings;
import dev.longhaul.worker.kafka.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a process is told (docs/configuration.md).
 *
 * @param masterKey base64 of 32 bytes; seals the ledger's secrets
 * @param payloadKeys encrypt what Temporal keeps; may be empty
 * @param extraCa PEM file with certificates trusted beside the system's
 * @param temporal the {@code TEMPORAL_*} variables, for temporal-envconfig
 * @param goodbye how long a stopping worker lets its running calls go on
 */
public record WorkerSettings(
    Stage stage,
    LedgerSettings ledger,
    Secret masterKey,
    InwxSettings inwx,
    WatchSettings watch,
    CoolifySettings coolify,
    NetworkSettings network,
    NameserverSettings nameservers,
    SmtpSettings smtp,
    SteeringSettings steering,
    ProjectDefaults projects,
    DefaultServer defaultServer,
    ServerChoice serverChoice,
    ApiAddress api,
    PayloadKeys payloadKeys,
    CodecSettings codec,
    DnsRequestSettings dnsRequests,
    Optional<KafkaSettings> kafka,
    MetricsAddress metrics,
    Optional<Path> extraCa,
    Map<String, String> temporal,
    Duration goodbye) {

  /**
   * Reads all settings.
   *
   * @throws BadSettings naming every mistake
   */
  public static WorkerSettings read(Map<String, String> environment) {
    return read(environment, new Variables(environment));
  }

  /** The same, together with the mistakes that {@code variables} has collected already. */
  public static WorkerSettings read(Map<String, String> environment, Variables variables) {
    return new SettingsReader(variables, environment).read();
  }

  /** Where the API listens; port 0 takes a free one. */
  public record ApiAddress(String host, int port, int restarts) {}

  /** Where metrics are served beside the API; nowhere without a port. */
  public record MetricsAddress(String host, Optional<Integer> port) {}

  /** {@code COOLIFY_DEFAULT_SERVER_UUID}, entered at start when the ledger has no server. */
  public record DefaultServer(Optional<String> platformId, int slots) {}
}
