package dev.longhaul.activities.mail;

import dev.longhaul.activities.fakes.LocalActing;
import dev.longhaul.activities.fakes.MemorySentMail;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.durable.Secret;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.mail.MailEmulator;
import dev.longhaul.emulators.net.SandboxCa;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The emulated mail server and everything that speaks to it. */
final class MailWorld implements AutoCloseable {
  static final Secret PASSWORD = new Secret("<initial&1>");

  final SandboxCa ca = SandboxCa.create();
  final Effects effects = new Effects(new EmulatorClock());
  final MailEmulator server = MailEmulator.start(effects, ca);
  final LocalActing acting = new LocalActing();
  final MemorySentMail sent = new MemorySentMail();
  final Trust trust;

  MailWorld(Path directory) {
    this.trust = Trust.with(ca.writePem(directory.resolve("ca.pem")));
  }

  SmtpSettings settings(String password, Optional<Path> templates) {
    return settings(
        password, templates, List.of("ops@customers.example", "night@customers.example"));
  }

  SmtpSettings settings(String password, Optional<Path> templates, Duration timeout) {
    SmtpSettings usual = settings(password, templates);
    return new SmtpSettings(
        usual.url(),
        usual.username(),
        usual.password(),
        usual.from(),
        usual.admins(),
        usual.templates(),
        usual.operatorLocale(),
        usual.zone(),
        timeout);
  }

  private SmtpSettings settings(String password, Optional<Path> templates, List<String> admins) {
    return new SmtpSettings(
        URI.create("smtps://127.0.0.1:" + server.port()),
        server.username(),
        new Secret(password),
        "Longhaul <longhaul@customers.example>",
        admins,
        templates,
        "en",
        ZoneId.of("Europe/Berlin"),
        Duration.ofSeconds(5));
  }

  MailNoticeActivities notices(SmtpSettings settings) {
    return new MailNoticeActivities(
        new SmtpPost(settings, trust), settings, acting, sent, ref -> PASSWORD);
  }

  MailNoticeActivities notices() {
    return notices(settings(server.password(), Optional.empty()));
  }

  MailOperatorActivities operators() {
    return operators(settings(server.password(), Optional.empty()));
  }

  MailOperatorActivities operators(String... admins) {
    return operators(settings(server.password(), Optional.empty(), List.of(admins)));
  }

  MailOperatorActivities operators(SmtpSettings settings) {
    return new MailOperatorActivities(new SmtpPost(settings, trust), settings, acting, sent);
  }

  @Override
  public void close() {
    server.close();
  }
}
