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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns variables into settings, section by section; names and defaults as in
 * docs/configuration.md. Every section notes its mistakes in the same {@link Variables}, so that
 * they are told together.
 */
final class SettingsReader {
  private final Variables variables;
  private final Map<String, String> environment;
  private final LedgerSection ledgers;
  private final RegistrarSection registrar;
  private final PlatformSection platform;
  private final NetworkSection network;
  private final ServingSection serving;

  SettingsReader(Variables variables, Map<String, String> environment) {
    this.variables = variables;
    this.environment = environment;
    this.ledgers = new LedgerSection(variables);
    this.registrar = new RegistrarSection(variables);
    this.platform = new PlatformSection(variables);
    this.network = new NetworkSection(variables);
    this.serving = new ServingSection(variables);
  }

  /**
   * Reads every section before it refuses anything.
   *
   * @throws BadSettings with all mistakes
   */
  WorkerSettings read() {
    Stage stage = stage();
    LedgerSettings ledger = ledgers.ledger();
    Secret masterKey = ledgers.masterKey();
    InwxSettings inwx = registrar.inwx(stage);
    WatchSettings watch = registrar.watch();
    CoolifySettings coolify = platform.coolify();
    SmtpSettings smtp = new MailSection(variables).smtp();
    SteeringSettings steering = new SteeringSection(variables).steering();
    NetworkSettings internet = network.network();
    NameserverSettings nameservers = network.nameserverLookups();
    Optional<Path> extraCa = network.extraCa();
    ProjectDefaults projects = new ProjectSection(variables).projects(registrar, platform);
    WorkerSettings.DefaultServer server = platform.defaultServer();
    ServerChoice serverChoice = platform.serverChoice();
    WorkerSettings.ApiAddress api = serving.api();
    PayloadKeys payloadKeys = serving.payloadKeys();
    CodecSettings codec = serving.codec();
    WorkerSettings.MetricsAddress metrics = serving.metrics();
    Duration goodbye = serving.goodbye();
    Duration lag = variables.time("DNS_REQUEST_TIMEOUT", Duration.ofMinutes(15));
    Optional<KafkaSettings> kafka = new KafkaSection(variables).kafka();
    variables.check();
    return new WorkerSettings(
        stage,
        known(ledger),
        known(masterKey),
        known(inwx),
        watch,
        known(coolify),
        internet,
        nameservers,
        known(smtp),
        steering,
        projects,
        server,
        serverChoice,
        api,
        payloadKeys,
        codec,
        new DnsRequestSettings(known(inwx).account(), lag),
        kafka,
        metrics,
        extraCa,
        temporal(),
        goodbye);
  }

  /** Without mistakes nothing that is required is missing. */
  private static <T> T known(@Nullable T required) {
    return Objects.requireNonNull(required, "a section is missing without a mistake");
  }

  private Stage stage() {
    String name = EnvironmentFiles.stageName(environment);
    try {
      return Stage.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      variables.mistake("LONGHAUL_ENV: '" + name + "' must be one of dev, uta, prod");
      return Stage.DEV;
    }
  }

  private Map<String, String> temporal() {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("TEMPORAL_"))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
