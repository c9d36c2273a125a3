package dev.longhaul.activities.mail;

import dev.longhaul.activities.http.Trust;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;

/**
 * The mail API's session: always encrypted, by TLS from the start or by STARTTLS, and with the
 * server's certificate and name verified.
 */
final class SmtpSession {
  private SmtpSession() {}

  static Session of(SmtpSettings settings, Trust trust) {
    String protocol = settings.implicitTls() ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    String timeout = Long.toString(settings.timeout().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    properties.setProperty(prefix + "host", settings.url().getHost());
    properties.setProperty(prefix + "port", Integer.toString(settings.port()));
    properties.setProperty(prefix + "user", settings.username());
    properties.setProperty(prefix + "auth", "true");
    properties.setProperty(prefix + "starttls.enable", "true");
    properties.setProperty(prefix + "starttls.required", "true");
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "quitwait", "false");
    properties.setProperty(prefix + "connectiontimeout", timeout);
    properties.setProperty(prefix + "timeout", timeout);
    properties.setProperty(prefix + "writetimeout", timeout);
    properties.put(prefix + "ssl.socketFactory", trust.socketFactory());
    // Else a refused certificate is tried once more with the JVM's own trust.
    properties.setProperty(prefix + "socketFactory.fallback", "false");
    return Session.getInstance(properties, login(settings));
  }

  private static Authenticator login(SmtpSettings settings) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(settings.username(), settings.password().reveal());
      }
    };
  }
}
