import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends one message, or prints a topic from its beginning, for who has no Kafka tools at hand.
 * Settings of the client (TLS, SASL) come from the properties file that KAFKA_CLIENT names.
 *
 * <pre>
 * java -cp 'sandbox/target/lib/*' examples/kafka/Topics.java send BROKER TOPIC KEY FILE
 * java -cp 'sandbox/target/lib/*' examples/kafka/Topics.java read BROKER TOPIC
 * </pre>
 */
public final class Topics {
  public static void main(String[] words) throws Exception {
    if (words.length == 5 && words[0].equals("send")) {
      send(words[1], words[2], words[3], Files.readString(Path.of(words[4])));
    } else if (words.length == 3 && words[0].equals("read")) {
      read(words[1], words[2]);
    } else {
      System.err.println("send BROKER TOPIC KEY FILE, or read BROKER TOPIC");
      System.exit(2);
    }
  }

  private static void send(String broker, String topic, String key, String text) throws Exception {
    try (var producer =
        new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer())) {
      var sent = producer.send(new ProducerRecord<>(topic, key, text)).get();
      System.out.println("sent " + key + " to " + sent);
    }
  }

  private static void read(String broker, String topic) throws Exception {
    try (var consumer =
        new KafkaConsumer<>(client(broker), new StringDeserializer(), new StringDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(500)).forEach(Topics::print);
      }
    }
  }

  private static void print(ConsumerRecord<String, String> message) {
    StringBuilder line = new StringBuilder(message.key() + "\t" + message.value().strip());
    message.headers().forEach(h -> line.append('\t').append(h.key()).append('=').append(new String(h.value())));
    System.out.println(line);
  }

  private static Properties client(String broker) throws Exception {
    Properties properties = new Properties();
    String file = System.getenv("KAFKA_CLIENT");
    if (file != null) {
      try (var reader = Files.newBufferedReader(Path.of(file))) {
        properties.load(reader);
      }
    }
    properties.put("bootstrap.servers", broker);
    return properties;
  }
}
