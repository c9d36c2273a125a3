package dev.longhaul.emulators;

import dev.longhaul.emulators.coolify.CoolifyEmulator;
import dev.longhaul.emulators.dns.AuthoritativeDns;
import dev.longhaul.emulators.dns.SandboxResolver;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.inwx.InwxEmulator;
import dev.longhaul.emulators.mail.MailEmulator;
import dev.longhaul.emulators.memory.Memory;
import dev.longhaul.emulators.memory.Ports;
import dev.longhaul.emulators.net.ConnectProxy;
import dev.longhaul.emulators.net.SandboxCa;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All emulated vendors with the internet between them, sharing one clock and one ledger of effects.
 */
public final class World implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(World.class);
  private final Memory memory;
  private final EmulatorClock clock;
  private final Effects effects;
  private final SandboxCa ca;
  private final InwxEmulator inwx;
  private final AuthoritativeDns dns;
  private final SandboxResolver resolver;
  private final ConnectProxy proxy;
  private final CoolifyEmulator coolify;
  private final MailEmulator mail;

  private World(WorldOptions options, Memory memory) {
    this.memory = memory;
    this.clock = EmulatorClock.recalled(memory);
    this.effects = new Effects(clock, memory);
    this.ca = SandboxCa.recalled(memory);
    this.inwx = InwxEmulator.start(clock, effects, options.waits(), options.secondFactor(), memory);
    this.dns =
        AuthoritativeDns.start(
            inwx.zones(), clock, InwxEmulator.DEFAULT_NAMESERVERS, memory.ports());
    this.resolver = SandboxResolver.start(dns, memory.ports());
    this.proxy = ConnectProxy.start(resolver::addressOf, memory.ports());
    this.coolify = CoolifyEmulator.start(clock, effects, options.waits(), ca, proxy::route, memory);
    this.mail = MailEmulator.start(effects, ca, memory);
    addWhatIsMissing(options);
    if (!moved().isEmpty()) {
      LOG.warn("ports of before are taken, so settings of before are stale for {}", moved());
    }
    memory.wakeUp();
  }

  private void addWhatIsMissing(WorldOptions options) {
    options.baseDomains().stream().filter(domain -> !inwx.has(domain)).forEach(inwx::owns);
    Set<String> known = coolify.servers().keySet();
    options
        .servers()
        .forEach(
            (name, ip) -> {
              if (!known.contains(name)) {
                coolify.addServer(name, ip, true);
              }
            });
  }

  /** A new world that lives as long as its process. */
  public static World start(WorldOptions options) {
    return new World(options, Memory.none());
  }

  /**
   * A world that survives the end of its process at any moment: whatever was answered is there
   * again when it is started on the same directory, on the same ports as far as they are free, and
   * its time went on meanwhile. Faults, holds, counts of calls, lags and outages are forgotten.
   *
   * @param options waits and second factor count from now on; base domains and servers are added
   *     when they are missing
   * @param stateDirectory made when it is missing; one process at a time
   */
  public static World start(WorldOptions options, Path stateDirectory) {
    Memory memory = Memory.in(stateDirectory);
    try {
      return new World(options, memory);
    } catch (RuntimeException e) {
      memory.close();
      throw e;
    }
  }

  /** Who listens elsewhere than before the restart, because the port was taken; usually nobody. */
  public Set<String> moved() {
    return memory.ports().moved();
  }

  /** Where a part of this world, such as its control interface, listened before. */
  public Ports ports() {
    return memory.ports();
  }

  /** Writes down what is not written by itself: a port that was opened with {@link #ports}. */
  public void save() {
    memory.save();
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
    inwx.secondFactor().ifPresent(secret -> settings.put("INWX_2FA_SECRET", secret));
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
    memory.close();
  }
}
