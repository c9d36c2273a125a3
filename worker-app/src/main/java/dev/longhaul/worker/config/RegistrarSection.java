package dev.longhaul.worker.config;

import dev.longhaul.activities.acting.SettleTime;
import dev.longhaul.activities.http.HttpClients;
import dev.longhaul.activities.inwx.InwxSettings;
import dev.longhaul.activities.inwx.WatchSettings;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registrar account; only {@code prod} may name the live one. */
final class RegistrarSection {
  private static final String INWX_LIVE = "https://api.domrobot.com/jsonrpc/";
  private static final String INWX_TEST = "https://api.ote.domrobot.com/jsonrpc/";

  private static final Duration LONGEST_POLL = Duration.ofMinutes(60);

  private final Variables variables;

  RegistrarSection(Variables variables) {
    this.variables = variables;
  }

  @Nullable InwxSettings inwx(Stage stage) {
    URI api = api(stage);
    String user = variables.required("INWX_USERNAME", "the INWX account's user");
    Secret password = variables.requiredSecret("INWX_PASSWORD", "its password");
    SettleTime settle = new SettleTime(variables.time("INWX_SETTLE_TIME", Duration.ofSeconds(30)));
    Duration poll = variables.time("REGISTRATION_POLL", Duration.ofSeconds(15));
    Duration patience = callTimeout();
    List<DomainName> nameservers = nameservers();
    Optional<Secret> secondFactor = variables.parsed("INWX_2FA_SECRET", InwxSettings::secondFactor);
    if (user == null || password == null) {
      return null;
    }
    return new InwxSettings(
        account(),
        api,
        user,
        password,
        secondFactor,
        variables.text("INWX_CURRENCY", "EUR"),
        nameservers,
        poll,
        settle,
        patience);
  }

  /** The account's task queue. */
  String account() {
    return variables.text("INWX_ACCOUNT", test() ? "inwx-ote" : "inwx-live");
  }

  private boolean test() {
    return variables.flag("INWX_USE_TEST", false);
  }

  private URI api(Stage stage) {
    boolean test = test();
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
    return api;
  }

  /** How the account's messages and its list of domains are read. */
  WatchSettings watch() {
    WatchSettings usual = WatchSettings.DEFAULT;
    Duration poll = variables.time("REGISTRAR_POLL", usual.poll());
    if (poll.compareTo(LONGEST_POLL) > 0) {
      variables.mistake("REGISTRAR_POLL: must be at most 60 minutes");
    }
    return new WatchSettings(
        poll,
        variables.time("REGISTRAR_RECONCILE", usual.reconcile()),
        variables.time("REGISTRAR_REMIND", usual.care()),
        usual.page());
  }

  /** Not longer than one turn at the account may be silent. */
  private Duration callTimeout() {
    Duration timeout = variables.timeout("INWX_CALL_TIMEOUT", HttpClients.CALL);
    if (timeout.compareTo(HttpClients.CALL) > 0) {
      variables.mistake("INWX_CALL_TIMEOUT: must be at most " + HttpClients.CALL.toSeconds() + "s");
      return HttpClients.CALL;
    }
    return timeout;
  }

  List<DomainName> nameservers() {
    List<DomainName> names = variables.list("LONGHAUL_NAMESERVERS", DomainName::new);
    return names.isEmpty() ? InwxSettings.OWN_NAMESERVERS : names;
  }
}
