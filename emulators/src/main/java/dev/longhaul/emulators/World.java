package dev.longhaul.emulators;

import dev.longhaul.emulators.coolify.CoolifyEmulator;
import dev.longhaul.emulators.dns.AuthoritativeDns;
import dev.longhaul.emulators.dns.SandboxResolver;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.inwx.InwxEmulator;
import dev.longhaul.emulators.mail.MailEmulator;
import dev.longhaul.emulators.net.ConnectProxy;
import dev.longhaul.emulators.net.SandboxCa;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All emulated vendors with the internet between them, sharing one clock and one ledger of effects.
 */
public final class World implements AutoCloseable {
  private final EmulatorClock clock = new EmulatorClock();
  private final Effects effects = new Effects(clock);
  private final SandboxCa ca = SandboxCa.create();
  private final InwxEmulator inwx;
  private final AuthoritativeDns dns;
  private final SandboxResolver resolver;
  private final ConnectProxy proxy;
  private final CoolifyEmulator coolify;
  private final MailEmulator mail;

  private World(WorldOptions options) {
    this.inwx = InwxEmulator.start(clock, effects, options.waits());
    options.baseDomains().forEach(inwx::owns);
    this.dns = AuthoritativeDns.start(inwx.zones(), clock, InwxEmulator.DEFAULT_NAMESERVERS);
    this.resolver = SandboxResolver.start(dns);
    this.proxy = ConnectProxy.start(resolver::addressOf);
    this.coolify = CoolifyEmulator.start(clock, effects, options.waits(), ca, proxy::route);
    options.servers().forEach((name, ip) -> coolify.addServer(name, ip, true));
    this.mail = MailEmulator.start(effects, ca);
  }

  public static World start(WorldOptions options) {
    return new World(options);
  }

  public EmulatorClock clock() {
    return clock;
  }

  public Effects effects() {
    return effects;
  }

  public SandboxCa ca() {
    return ca;
  }

  public InwxEmulator inwx() {
    return inwx;
  }

  public AuthoritativeDns dns() {
    return dns;
  }

  public SandboxResolver resolver() {
    return resolver;
  }

  public ConnectProxy proxy() {
    return proxy;
  }

  public CoolifyEmulator coolify() {
    return coolify;
  }

  public MailEmulator mail() {
    return mail;
  }

  /**
   * What a production process is given to live in this world.
   *
   * @param directory an existing directory for the certificate of the CA
   */
  public Map<String, String> settings(Path directory) {
    Path caFile = ca.writePem(directory.resolve("sandbox-ca.pem")).toAbsolutePath();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("INWX_API_URL", inwx.apiUrl());
    settings.put("INWX_USERNAME", inwx.username());
    settings.put("INWX_PASSWORD", inwx.password());
    settings.put("COOLIFY_API_URL", coolify.apiUrl());
    settings.put("COOLIFY_API_TOKEN", coolify.token());
    settings.put("LONGHAUL_DNS_RESOLVER", text(resolver.address()));
    settings.put("LONGHAUL_NAMESERVER_ADDRESSES", nameserverAddresses());
    settings.put("LONGHAUL_HTTPS_PROXY", text(proxy.address()));
    settings.put("LONGHAUL_CA_FILE", caFile.toString());
    settings.put("SMTP_URL", "smtps://" + SandboxCa.LOOPBACK + ":" + mail.port());
    settings.put("SMTP_USERNAME", mail.username());
    settings.put("SMTP_PASSWORD", mail.password());
    settings.put("SMTP_FROM", "Longhaul <longhaul@customers.example>");
    return settings;
  }

  private String nameserverAddresses() {
    return dns.addresses().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
        .collect(Collectors.joining(","));
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  @Override
  public void close() {
    mail.close();
    coolify.close();
    proxy.close();
    resolver.close();
    dns.close();
    inwx.close();
  }
}
