package dev.longhaul.activities.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.fakes.Fences;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.emulators.mail.StartTlsDoor;
import dev.longhaul.emulators.net.SandboxCa;
import dev.longhaul.notices.WelcomeMail;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail over a port that begins in clear: nothing is said there before it is encrypted. */
class StartTlsTest {
  @TempDir private Path directory;
  private MailWorld world;

  @BeforeEach
  void start() {
    world = new MailWorld(directory);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void encryptsBeforeItLogsIn() {
    try (StartTlsDoor door = door(SandboxCa.LOOPBACK, StartTlsDoor.Offer.ENCRYPTS)) {
      welcomeThrough(door);
      assertThat(world.server.messages()).hasSize(1);
      assertThat(door.inClear()).containsExactly("EHLO", "STARTTLS");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SAYS_NOTHING", "CANNOT"})
  void saysNothingToAServerThatDoesNotEncrypt(StartTlsDoor.Offer offer) {
    try (StartTlsDoor door = door(SandboxCa.LOOPBACK, offer)) {
      Failed refused = Failed.by(() -> welcomeThrough(door));
      assertThat(refused.message()).containsAnyOf("STARTTLS", "TLS not available");
      assertThat(refused.retryable()).isTrue();
      assertThat(door.inClear()).isSubsetOf("EHLO", "STARTTLS", "QUIT");
      assertThat(world.server.messages()).isEmpty();
      assertThat(world.sent.keys()).isEmpty();
    }
  }

  @Test
  void wantsTheCertificateToNameTheServer() {
    try (StartTlsDoor door = door("other.example", StartTlsDoor.Offer.ENCRYPTS)) {
      Failed refused = Failed.by(() -> welcomeThrough(door));
      assertThat(refused.message()).containsIgnoringCase("127.0.0.1");
      assertThat(world.server.messages()).isEmpty();
    }
  }

  private StartTlsDoor door(String host, StartTlsDoor.Offer offer) {
    return StartTlsDoor.open(world.server, world.ca, host, offer);
  }

  private void welcomeThrough(StartTlsDoor door) {
    SmtpSettings settings =
        SmtpSettings.of(
            URI.create("smtp://127.0.0.1:" + door.port()),
            world.server.username(),
            new Secret(world.server.password()),
            "Longhaul <longhaul@customers.example>",
            List.of("ops@customers.example"));
    world.notices(settings).welcome(Fences.of("project:acme"), MAIL);
  }

  private static final WelcomeMail MAIL =
      new WelcomeMail(
          "acme",
          "Acme",
          "jo@acme.example",
          "en",
          new DomainName("acme.example"),
          "https://acme.example",
          SecretRef.of("acme", "initial-password"),
          "welcome.acme.1@customers.example",
          null);
}
