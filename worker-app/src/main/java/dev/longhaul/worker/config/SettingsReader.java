package dev.longhaul.worker.config;

import dev.longhaul.activities.inwx.InwxSettings;
import dev.longhaul.worker.dns.DnsRequestSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns variables into settings, section by section; names and defaults as in
 * docs/configuration.md. Every section notes its mistakes in the same {@link Variables}, so that
 * they are told together.
 */
final class SettingsReader {
  private static final String FILE = "_FILE";

  private final Variables variables;
  private final Map<String, String> environment;
  private final LedgerSection ledgers;
  private final RegistrarSection registrar;
  private final PlatformSection platform;
  private final NetworkSection network;
  private final ServingSection serving;
  private final MailSection mail;
  private final SteeringSection steering;
  private final ProjectSection projects;
  private final KafkaSection kafka;

  SettingsReader(Variables variables, Map<String, String> environment) {
    this.variables = variables;
    this.environment = environment;
    this.ledgers = new LedgerSection(variables);
    this.registrar = new RegistrarSection(variables);
    this.platform = new PlatformSection(variables);
    this.network = new NetworkSection(variables);
    this.serving = new ServingSection(variables);
    this.mail = new MailSection(variables);
    this.steering = new SteeringSection(variables);
    this.projects = new ProjectSection(variables);
    this.kafka = new KafkaSection(variables);
  }

  /**
   * Reads every section twice: for its mistakes, before it refuses anything, and for its values.
   *
   * @throws BadSettings with all mistakes
   */
  WorkerSettings read() {
    Stage stage = stage();
    sections(stage).forEach(Runnable::run);
    variables.check();
    InwxSettings inwx = known(registrar.inwx(stage));
    return new WorkerSettings(
        stage,
        known(ledgers.ledger()),
        known(ledgers.masterKey()),
        inwx,
        registrar.watch(),
        known(platform.coolify()),
        network.network(),
        network.nameserverLookups(),
        known(mail.smtp()),
        steering.steering(),
        projects.projects(registrar, platform),
        platform.defaultServer(),
        platform.serverChoice(),
        serving.api(),
        serving.payloadKeys(),
        serving.codec(),
        new DnsRequestSettings(inwx.account(), lag()),
        kafka.kafka(),
        serving.metrics(),
        network.extraCa(),
        temporal(),
        serving.goodbye());
  }

  private Stream<Runnable> sections(Stage stage) {
    return Stream.of(
        ledgers::ledger,
        ledgers::masterKey,
        () -> registrar.inwx(stage),
        registrar::watch,
        platform::coolify,
        network::network,
        network::nameserverLookups,
        mail::smtp,
        steering::steering,
        () -> projects.projects(registrar, platform),
        platform::defaultServer,
        platform::serverChoice,
        serving::api,
        serving::payloadKeys,
        serving::codec,
        this::lag,
        kafka::kafka,
        serving::metrics,
        network::extraCa,
        this::temporal,
        serving::goodbye);
  }

  private Duration lag() {
    return variables.time("DNS_REQUEST_TIMEOUT", Duration.ofMinutes(15));
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

  /** As they are, or from files; {@code TEMPORAL_CONFIG_FILE} is a setting of Temporal's own. */
  private Map<String, String> temporal() {
    Map<String, String> temporal = new HashMap<>();
    Set<String> inFiles = new TreeSet<>();
    environment.forEach(
        (name, value) -> {
          if (!name.startsWith("TEMPORAL_")) {
            return;
          }
          if (name.endsWith(FILE) && !name.equals("TEMPORAL_CONFIG_FILE")) {
            inFiles.add(name.substring(0, name.length() - FILE.length()));
          } else {
            temporal.put(name, value);
          }
        });
    inFiles.forEach(name -> variables.text(name).ifPresent(value -> temporal.put(name, value)));
    return Map.copyOf(temporal);
  }
}
