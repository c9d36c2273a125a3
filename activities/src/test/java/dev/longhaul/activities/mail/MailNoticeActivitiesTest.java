package dev.longhaul.activities.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.longhaul.activities.fakes.Failed;
import dev.longhaul.activities.fakes.Fences;
import dev.longhaul.activities.http.Trust;
import dev.longhaul.activities.http.VendorFailures;
import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Secret;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.emulators.http.LoopbackHttp;
import dev.longhaul.emulators.mail.MailMessage;
import dev.longhaul.notices.WelcomeMail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class MailNoticeActivitiesTest {
  private static final Fence FENCE = Fences.of("project:acme");
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
  void welcomesTheOwnerOnceInHisLanguage() {
    MailNoticeActivities notices = world.notices();
    notices.welcome(FENCE, mail("de", "Ä & <Co>", "jo@acme.example"));
    notices.welcome(FENCE, mail("de", "Ä & <Co>", "jo@acme.example"));
    assertThat(world.server.messages()).hasSize(1);
    MailMessage message = world.server.messages().get(0);
    assertThat(message.to()).containsExactly("jo@acme.example");
    assertThat(message.messageId()).contains("welcome.acme.1@customers.example");
    assertThat(message.subject()).isEqualTo("Ä & <Co> ist online: acme.example");
    assertThat(message.text()).contains("<initial&1>", "https://acme.example");
    String day =
        DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.GERMANY)
            .format(ZonedDateTime.now(ZoneId.of("America/St_Johns")));
    assertThat(message.text()).contains("Online seit " + day);
    assertThat(message.html())
        .contains("&lt;initial&amp;1&gt;", "&lt;Co&gt;")
        .doesNotContain("<Co>");
  }

  @Test
  void repeatsWithTheSameMessageIdWhenTheAcceptanceWasCut() {
    world.server.cutAfterAcceptance(1);
    MailNoticeActivities notices = world.notices();
    Failed cut = Failed.by(() -> notices.welcome(FENCE, mail("en", "Acme", "jo@acme.example")));
    assertThat(cut.retryable()).isTrue();
    notices.welcome(FENCE, mail("en", "Acme", "jo@acme.example"));
    notices.welcome(FENCE, mail("en", "Acme", "jo@acme.example"));
    List<MailMessage> messages = world.server.messages();
    assertThat(messages).hasSize(2);
    assertThat(messages.get(0).messageId()).isEqualTo(messages.get(1).messageId());
  }

  @Test
  void retriesWhatTheServerRefusesForNowAndParksWhatItRefusesForGood() {
    MailNoticeActivities notices = world.notices();
    WelcomeMail mail = mail("en", "Acme", "jo@acme.example");
    world.server.rejectNext(1, 451);
    Failed busy = Failed.by(() -> notices.welcome(FENCE, mail));
    assertThat(busy.retryable()).isTrue();
    assertThat(busy.type()).isEqualTo(VendorFailures.UNAVAILABLE);
    world.server.rejectNext(1, 554);
    Failed refused = Failed.by(() -> notices.welcome(FENCE, mail));
    assertThat(refused.retryable()).isFalse();
    assertThat(refused.type()).isEqualTo(MailProblem.MAIL_REFUSED.name());
    assertThat(refused.message()).contains("554", "Refused by the emulator");
    world.server.stopListening();
    await().until(this::nobodyListens);
    assertThat(Failed.by(() -> notices.welcome(FENCE, mail)).retryable()).isTrue();
    assertThat(world.sent.keys()).isEmpty();
  }

  @Test
  void parksOnAWrongPassword() {
    MailNoticeActivities notices =
        world.notices(world.settings("wrong-password", Optional.empty()));
    Failed refused = Failed.by(() -> notices.welcome(FENCE, mail("en", "Acme", "jo@acme.example")));
    assertThat(refused.type()).isEqualTo(MailProblem.MAIL_LOGIN_REFUSED.name());
    assertThat(refused.message()).doesNotContain("wrong-password");
  }

  @Test
  void trustsNoCertificateOfAStranger() {
    SmtpSettings settings = world.settings(world.server.password(), Optional.empty());
    MailNoticeActivities notices =
        new MailNoticeActivities(
            new SmtpPost(settings, Trust.system()),
            settings,
            world.acting,
            world.sent,
            ref -> MailWorld.PASSWORD);
    Failed refused = Failed.by(() -> notices.welcome(FENCE, mail("en", "Acme", "jo@acme.example")));
    assertThat(refused.message()).contains("certificat");
    assertThat(world.server.messages()).isEmpty();
  }

  @Test
  void wantsTheCertificateToNameTheServer() {
    LoopbackHttp other =
        LoopbackHttp.tls(
            "other",
            world.ca.serverContext(host -> true, "other.example"),
            exchange -> exchange.close());
    try {
      SmtpSettings misled =
          SmtpSettings.of(
              URI.create("smtps://127.0.0.1:" + other.port()),
              world.server.username(),
              new Secret(world.server.password()),
              "longhaul@customers.example",
              List.of("ops@customers.example"));
      WelcomeMail mail = mail("en", "Acme", "jo@acme.example");
      assertThat(Failed.by(() -> world.notices(misled).welcome(FENCE, mail)).message())
          .containsIgnoringCase("no subject alternative names");
    } finally {
      other.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jo@acme.example\r\nBcc: all@acme.example", "a@b.example,c@d.example", "jo"})
  void refusesWhatIsNotOneAddress(String address) {
    Failed refused = Failed.by(() -> world.notices().welcome(FENCE, mail("en", "Acme", address)));
    assertThat(refused.type()).isEqualTo(MailProblem.ADDRESS_REFUSED.name());
    assertThat(world.server.messages()).isEmpty();
  }

  @Test
  void keepsLineBreaksOutOfHeaders() {
    world.notices().welcome(FENCE, mail("en", "Acme\r\nBcc: all@acme.example", "jo@acme.example"));
    MailMessage message = world.server.messages().get(0);
    assertThat(message.to()).containsExactly("jo@acme.example");
    assertThat(message.subject()).startsWith("Acme Bcc: all@acme.example is live");
  }

  @Test
  void takesTemplatesFromTheDirectoryWhereThereAreAny() throws IOException {
    Files.writeString(directory.resolve("welcome.en.txt"), "Subject: Hi {{domain}}\n\n{{url}}\n");
    MailNoticeActivities notices =
        world.notices(world.settings(world.server.password(), Optional.of(directory)));
    notices.welcome(FENCE, mail("en", "{{url}}", "jo@acme.example"));
    MailMessage message = world.server.messages().get(0);
    assertThat(message.subject()).isEqualTo("Hi acme.example");
    assertThat(message.html()).contains("<b>{{url}}</b>");
  }

  @Test
  void logsThePasswordOnNoLevel() {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.ALL);
    try {
      world.server.rejectNext(1, 554);
      Failed.by(() -> world.notices().welcome(FENCE, mail("en", "Acme", "jo@acme.example")));
      world.notices().welcome(FENCE, mail("en", "Acme", "jo@acme.example"));
    } finally {
      root.setLevel(before);
      root.detachAppender(log);
    }
    assertThat(log.list)
        .as("except by the emulated server itself")
        .filteredOn(event -> !event.getLoggerName().startsWith("com.icegreen"))
        .noneMatch(event -> event.getFormattedMessage().contains(MailWorld.PASSWORD.reveal()));
  }

  private boolean nobodyListens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.server.port())) {
      return !socket.isConnected();
    } catch (IOException e) {
      return true;
    }
  }

  private static WelcomeMail mail(String locale, String name, String owner) {
    return new WelcomeMail(
        "acme",
        name,
        owner,
        locale,
        new DomainName("acme.example"),
        "https://acme.example",
        SecretRef.of("acme", "initial-password"),
        "welcome.acme.1@customers.example",
        "America/St_Johns");
  }
}
