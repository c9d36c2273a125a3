package dev.longhaul.worker.config;

import dev.longhaul.activities.coolify.CoolifySettings;
import dev.longhaul.activities.inwx.InwxSettings;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Turns variables into settings, section by section; names and defaults as in
 * docs/configuration.md. Every section notes its mistakes in the same {@link Variables}, so that
 * they are told together.
 */
final class SettingsReader {
  private final Variables variables;
  private final Map<String, String> environment;

  SettingsReader(Variables variables, Map<String, String> environment) {
    this.variables = variables;
    this.environment = environment;
  }

  WorkerSettings read() {
    Stage stage = stage();
    LedgerSection ledger = new LedgerSection(variables);
    InwxSettings inwx = new RegistrarSection(variables).inwx(stage);
    PlatformSection platform = new PlatformSection(variables);
    CoolifySettings coolify = platform.coolify();
    NetworkSection network = new NetworkSection(variables);
    ServingSection serving = new ServingSection(variables);
    return new WorkerSettings(
        stage,
        ledger.ledger(),
        ledger.masterKey(),
        inwx,
        new RegistrarSection(variables).watch(),
        coolify,
        network.network(),
        network.nameserverLookups(),
        new MailSection(variables).smtp(),
        new ProjectSection(variables).projects(inwx, coolify),
        platform.defaultServer(),
        serving.api(),
        serving.payloadKeys(),
        serving.codec(),
        network.extraCa(),
        temporal());
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
