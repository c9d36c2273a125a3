package dev.longhaul.worker.config;

import dev.longhaul.activities.acting.SettleTime;
import dev.longhaul.activities.coolify.CoolifySettings;
import dev.longhaul.activities.dns.NameserverSettings;
import dev.longhaul.activities.http.HttpClients;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.inwx.InwxSettings;
import dev.longhaul.activities.mail.SmtpSettings;
import dev.longhaul.activities.postgres.DatabaseUrl;
import dev.longhaul.activities.postgres.LedgerSettings;
import dev.longhaul.activities.postgres.Vault;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.codec.PayloadKeys;
import dev.longhaul.projects.ProjectDefaults;
import dev.longhaul.projects.ProjectPlan;
import dev.longhaul.worker.codec.CodecSettings;
import dev.longhaul.worker.codec.WebUiOrigin;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns variables into settings; names and defaults as in docs/configuration.md. */
final class SettingsReader {
  private static final String INWX_LIVE = "https://api.domrobot.com/jsonrpc/";
  private static final String INWX_TEST = "https://api.ote.domrobot.com/jsonrpc/";

  private final Variables variables;
  private final Map<String, String> environment;

  SettingsReader(Variables variables, Map<String, String> environment) {
    this.variables = variables;
    this.environment = environment;
  }

  WorkerSettings read() {
    Stage stage = stage();
    InwxSettings inwx = inwx(stage);
    CoolifySettings coolify = coolify();
    return new WorkerSettings(
        stage,
        ledger(),
        masterKey(),
        inwx,
        coolify,
        network(),
        nameserverLookups(),
        smtp(),
        projects(inwx, coolify),
        new WorkerSettings.DefaultServer(
            variables.text("COOLIFY_DEFAULT_SERVER_UUID"),
            variables.integer("COOLIFY_DEFAULT_SERVER_SLOTS", 20, 1, 10_000)),
        new WorkerSettings.ApiAddress(
            variables.text("LONGHAUL_API_HOST", "127.0.0.1"),
            variables.integer("LONGHAUL_API_PORT", 8000, 0, 65_535),
            variables.integer("LONGHAUL_PROJECT_RESTARTS", 3, 0, 100)),
        variables.parsed("LONGHAUL_PAYLOAD_KEYS", PayloadKeys.none(), PayloadKeys::parse),
        codec(),
        extraCa(),
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

  private LedgerSettings ledger() {
    variables.required("DATABASE_URL", "postgresql://user:password@host:5432/database");
    DatabaseUrl url = variables.parsed("DATABASE_URL", null, DatabaseUrl::parse);
    return new LedgerSettings(
        url,
        variables.integer("LONGHAUL_LEDGER_CONNECTIONS", 10, 2, 200),
        variables.integer("LONGHAUL_LOCKS", 20, 2, 200),
        variables.time("LONGHAUL_LEDGER_PATIENCE", Duration.ofMinutes(1)));
  }

  private CodecSettings codec() {
    return new CodecSettings(
        variables.text("LONGHAUL_CODEC_HOST", "127.0.0.1"),
        variables.integer("LONGHAUL_CODEC_PORT", 8001, 0, 65_535),
        Optional.ofNullable(variables.parsed("LONGHAUL_WEB_UI_ORIGIN", null, WebUiOrigin::new)));
  }

  private Secret masterKey() {
    variables.required(
        "LONGHAUL_MASTER_KEY", "base64 of 32 random bytes, as 'openssl rand -base64 32' prints");
    return variables.parsed("LONGHAUL_MASTER_KEY", null, SettingsReader::openable);
  }

  /** The key as it is, once a vault could be opened with it. */
  private static Secret openable(String text) {
    Secret key = new Secret(text);
    new Vault(key);
    return key;
  }

  private Optional<Path> extraCa() {
    return variables.parsed("LONGHAUL_CA_FILE", Optional.empty(), SettingsReader::certificates);
  }

  /** The file as it is, once its certificates could be read. */
  private static Optional<Path> certificates(String text) {
    Path file = Path.of(text);
    Trust.with(file);
    return Optional.of(file);
  }

  private InwxSettings inwx(Stage stage) {
    boolean test = variables.flag("INWX_USE_TEST", false);
    URI usual = URI.create(test ? INWX_TEST : INWX_LIVE);
    URI api = variables.parsed("INWX_API_URL", usual, Endpoints::vendor);
    if (!stage.mayGoLive() && Endpoints.isLiveRegistrar(api)) {
      variables.mistake(
          "%s: LONGHAUL_ENV=%s refuses the live registrar %s; set INWX_USE_TEST=true alone"
              .formatted(
                  api.equals(usual) ? "INWX_USE_TEST" : "INWX_API_URL",
                  stage.name().toLowerCase(Locale.ROOT),
                  api.getHost()));
    }
    return new InwxSettings(
        variables.text("INWX_ACCOUNT", test ? "inwx-ote" : "inwx-live"),
        api,
        variables.required("INWX_USERNAME", "the INWX account's user"),
        variables.requiredSecret("INWX_PASSWORD", "its password"),
        variables.secret("INWX_2FA_SECRET"),
        variables.text("INWX_CURRENCY", "EUR"),
        nameservers(),
        variables.time("REGISTRATION_POLL", Duration.ofSeconds(15)),
        new SettleTime(variables.time("INWX_SETTLE_TIME", Duration.ofSeconds(30))),
        HttpClients.CALL);
  }

  private List<DomainName> nameservers() {
    List<DomainName> names = variables.list("LONGHAUL_NAMESERVERS", DomainName::new);
    return names.isEmpty() ? InwxSettings.OWN_NAMESERVERS : names;
  }

  private CoolifySettings coolify() {
    variables.required("COOLIFY_API_URL", "the platform's address, ending in /api/v1");
    return new CoolifySettings(
        variables.text("COOLIFY_ACCOUNT", "coolify-main"),
        variables.parsed("COOLIFY_API_URL", null, SettingsReader::coolifyUrl),
        variables.requiredSecret("COOLIFY_API_TOKEN", "an API token with read, write and deploy"),
        "VRS_",
        pollAtMost("DEPLOYMENT_POLL", Duration.ofSeconds(5), Duration.ofSeconds(15)),
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        new SettleTime(variables.time("COOLIFY_SETTLE_TIME", Duration.ofSeconds(5))),
        variables.time("COOLIFY_CALL_TIMEOUT", HttpClients.CALL));
  }

  private static URI coolifyUrl(String text) {
    if (!text.endsWith("/api/v1")) {
      throw new IllegalArgumentException("must end in /api/v1");
    }
    return Endpoints.vendor(text);
  }

  private Duration pollAtMost(String name, Duration fallback, Duration most) {
    Duration poll = variables.time(name, fallback);
    if (poll.compareTo(most) > 0) {
      variables.mistake(name + ": must be at most " + most.toSeconds() + "s");
      return fallback;
    }
    return poll;
  }

  private NetworkSettings network() {
    return new NetworkSettings(
        resolver(),
        Optional.ofNullable(
            variables.parsed("LONGHAUL_HTTPS_PROXY", null, NetworkSettings::address)),
        variables.flag("LONGHAUL_PRIVATE_ADDRESSES", false));
  }

  private Optional<InetSocketAddress> resolver() {
    return Optional.ofNullable(
        variables.parsed("LONGHAUL_DNS_RESOLVER", null, NetworkSettings::address));
  }

  private NameserverSettings nameserverLookups() {
    Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    variables
        .list("LONGHAUL_NAMESERVER_ADDRESSES", SettingsReader::nameserver)
        .forEach(entry -> addresses.put(entry.getKey(), entry.getValue()));
    return new NameserverSettings(
        resolver(),
        addresses,
        variables.time("DNS_POLL", Duration.ofSeconds(5)),
        variables.time("DNS_CALL_TIMEOUT", Duration.ofSeconds(2)));
  }

  private static Map.Entry<String, InetSocketAddress> nameserver(String entry) {
    String[] parts = entry.split("=", 2);
    if (parts.length < 2 || parts[0].isBlank()) {
      throw new IllegalArgumentException("'" + entry + "' must be name=host:port");
    }
    return Map.entry(parts[0].strip(), NetworkSettings.address(parts[1].strip()));
  }

  private SmtpSettings smtp() {
    List<String> admins = variables.list("LONGHAUL_ADMINS", SettingsReader::mailbox);
    if (admins.isEmpty() && variables.text("LONGHAUL_ADMINS").isEmpty()) {
      variables.mistake("LONGHAUL_ADMINS is missing: addresses to tell when an operation parks");
    }
    variables.required("SMTP_URL", "smtps://host:465, or smtp://host:587 for STARTTLS");
    URI url = variables.parsed("SMTP_URL", null, Endpoints::mail);
    String user = variables.required("SMTP_USERNAME", "the mail account's user");
    Secret password = variables.requiredSecret("SMTP_PASSWORD", "its password");
    variables.required("SMTP_FROM", "like Longhaul <hosting@example.com>");
    String from = variables.parsed("SMTP_FROM", null, SettingsReader::mailbox);
    String locale = variables.text("LONGHAUL_OPERATOR_LOCALE", "en");
    ZoneId zone = variables.parsed("LONGHAUL_TIME_ZONE", ZoneId.of("Europe/Berlin"), this::zone);
    Path templates = variables.parsed("LONGHAUL_MAIL_TEMPLATES", null, Path::of);
    Duration timeout = variables.time("SMTP_TIMEOUT", Duration.ofSeconds(60));
    if (url == null || user == null || password == null || from == null || admins.isEmpty()) {
      return null;
    }
    return new SmtpSettings(
        url, user, password, from, admins, Optional.ofNullable(templates), locale, zone, timeout);
  }

  /** The text as it is, once it is a mail address, with or without a name. */
  private static String mailbox(String text) {
    try {
      new InternetAddress(text, true);
      return text;
    } catch (AddressException e) {
      throw new IllegalArgumentException("'" + text + "' is not a mail address", e);
    }
  }

  private ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + name + "' is not a time zone", e);
    }
  }

  private ProjectDefaults projects(InwxSettings inwx, CoolifySettings coolify) {
    return new ProjectDefaults(
        variables.list("LONGHAUL_BASE_DOMAINS", DomainName::new),
        new ProjectDefaults.Registrar(
            inwx.account(),
            variables.text("LONGHAUL_CONTACT_HANDLE").orElse(null),
            nameservers(),
            variables.parsed("LONGHAUL_PRICE_LIMIT", new Money(5000, "EUR"), Money::parse),
            variables.time("REGISTRATION_TIMEOUT", Duration.ofMinutes(5)),
            variables.time("TRANSFER_TIMEOUT", Duration.ofDays(5))),
        source(),
        coolify.account(),
        variables.text("LONGHAUL_NAME_PREFIX", "vrs-"),
        variables.text("LONGHAUL_PROJECT_DESCRIPTION", "VRS Projekt: %s"),
        variables.text("VRS_MARKETPLACE_URL", "https://marketplace.vrs.gmbh"),
        variables.text("LONGHAUL_PASSWORD_VARIABLE", "VRS_INITIAL_PASSWORD"),
        patience());
  }

  private ProjectDefaults.Source source() {
    return new ProjectDefaults.Source(
        variables.text("VRS_CORE_REPO", "https://github.com/vrs/vrs-core.git"),
        variables.text("VRS_CORE_BRANCH", "main"),
        variables.text("LONGHAUL_APP_ENVIRONMENT", "production"),
        variables.text("LONGHAUL_BUILD_PACK", "nixpacks"),
        variables.integer("LONGHAUL_APP_PORT", 8000, 1, 65_535),
        variables.text("HEALTH_CHECK_PATH", "/health"),
        variables.time("APP_HEALTH_INTERVAL", Duration.ofSeconds(30)));
  }

  private ProjectPlan.Patience patience() {
    return new ProjectPlan.Patience(
        variables.time("DNS_TIMEOUT", Duration.ofMinutes(15)),
        variables.time("DEPLOYMENT_TIMEOUT", Duration.ofMinutes(10)),
        variables.integer("HEALTH_CHECK_ATTEMPTS", 10, 1, 1000),
        variables.time("HEALTH_CHECK_INTERVAL", Duration.ofSeconds(10)),
        variables.time("HEALTH_CHECK_TIMEOUT", Duration.ofSeconds(10)),
        variables.time("HEALTH_CHECK_NEW_DOMAIN", Duration.ofMinutes(15)));
  }

  private Map<String, String> temporal() {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("TEMPORAL_"))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
