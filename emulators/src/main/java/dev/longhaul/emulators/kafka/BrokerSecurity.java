package dev.longhaul.emulators.kafka;

import java.nio.file.Path;
import java.util.List;

/**
 * Who a broker lets in.
 *
 * @param settings lines of the broker's properties
 * @param formatting options with which its storage is made
 */
public record BrokerSecurity(String protocol, List<String> settings, List<String> formatting) {
  private static final String MODULES = "org.apache.kafka.common.security.";

  public BrokerSecurity {
    settings = List.copyOf(settings);
    formatting = List.copyOf(formatting);
  }

  /** Everybody. */
  public static BrokerSecurity none() {
    return new BrokerSecurity("PLAINTEXT", List.of(), List.of());
  }

  /**
   * One user over TLS, by SCRAM-SHA-512 or PLAIN.
   *
   * @param key PEM file with the broker's key and certificates
   * @param ca PEM file with whom the broker trusts: it greets itself when it starts
   */
  public static BrokerSecurity of(Path key, Path ca, String user, String password) {
    String login = "username=\"%s\" password=\"%s\"".formatted(user, password);
    String prefix = "listener.name.sasl_ssl.";
    return new BrokerSecurity(
        "SASL_SSL",
        List.of(
            "listener.security.protocol.map=SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
            "inter.broker.listener.name=SASL_SSL",
            "sasl.mechanism.inter.broker.protocol=PLAIN",
            "sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512",
            "ssl.keystore.type=PEM",
            "ssl.keystore.location=" + key,
            "ssl.truststore.type=PEM",
            "ssl.truststore.location=" + ca,
            prefix
                + "plain.sasl.jaas.config="
                + MODULES
                + "plain.PlainLoginModule required "
                + login
                + " user_%s=\"%s\";".formatted(user, password),
            prefix
                + "scram-sha-512.sasl.jaas.config="
                + MODULES
                + "scram.ScramLoginModule required "
                + login
                + ";"),
        List.of("--add-scram", "SCRAM-SHA-512=[name=%s,password=%s]".formatted(user, password)));
  }
}
