package dev.longhaul.worker.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads requests. An offset is committed once all before it are accepted or put aside. While
 * Temporal or the ledger is away the partitions are paused: the group keeps its member, nothing is
 * skipped, and every second the first message that was not taken is tried again.
 */
final class RequestConsumer implements Runnable, ConsumerRebalanceListener {
  private static final Logger log = LoggerFactory.getLogger(RequestConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration REFUSED = Duration.ofSeconds(5);
  private static final int AT_ONCE = 8;
  private static final ByteBuffer NO_KEY = ByteBuffer.allocate(0);
  private static final CompletableFuture<Boolean> NOTHING = CompletableFuture.completedFuture(true);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;
  private final RequestIntake intake;
  private final DeadLetters letters;
  private final KafkaStanding standing;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE);
  private final Map<TopicPartition, OffsetAndMetadata> taken = new ConcurrentHashMap<>();
  private volatile boolean closing;

  RequestConsumer(
      KafkaConsumer<byte[], byte[]> consumer,
      String topic,
      RequestIntake intake,
      DeadLetters letters,
      KafkaStanding standing) {
    this.consumer = consumer;
    this.topic = topic;
    this.intake = intake;
    this.letters = letters;
    this.standing = standing;
  }

  @Override
  public void run() {
    consumer.subscribe(List.of(topic), this);
    try {
      while (!closing) {
        tryRound();
      }
    } catch (WakeupException e) {
      log.debug("woken to stop");
    } finally {
      commit();
      consumer.close();
      hands.shutdown();
    }
  }

  /** Ends after the messages in hand; another process goes on behind them. */
  void stop() {
    closing = true;
    stopped.countDown();
    consumer.wakeup();
  }

  /** A refusal is no reason to end: somebody mends it, and then it goes on where it was. */
  private void tryRound() {
    try {
      round();
      standing.well();
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      standing.refused(e);
      rest();
    }
  }

  private void rest() {
    try {
      closing |= stopped.await(REFUSED.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }

  private void round() {
    boolean waits = !consumer.paused().isEmpty();
    ConsumerRecords<byte[], byte[]> messages = consumer.poll(waits ? AGAIN : POLL);
    consumer.resume(consumer.paused());
    boolean all = true;
    for (TopicPartition partition : messages.partitions()) {
      all &= take(partition, messages.records(partition));
    }
    commit();
    if (!all) {
      consumer.pause(consumer.assignment());
    }
  }

  /** Takes the messages of a partition; false when one could not be taken now. */
  private boolean take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> messages) {
    List<Future<Boolean>> results = begin(messages);
    for (int i = 0; i < messages.size(); i++) {
      long offset = messages.get(i).offset();
      if (!result(results.get(i))) {
        consumer.seek(partition, offset);
        return false;
      }
      taken.put(partition, new OffsetAndMetadata(offset + 1));
    }
    return true;
  }

  /**
   * Begins with all of them; of one key each begins after the one before: the first is the request.
   */
  private List<Future<Boolean>> begin(List<ConsumerRecord<byte[], byte[]>> messages) {
    Map<ByteBuffer, CompletableFuture<Boolean>> newest = new HashMap<>();
    List<Future<Boolean>> results = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      ByteBuffer key = message.key() == null ? NO_KEY : ByteBuffer.wrap(message.key());
      CompletableFuture<Boolean> before = newest.getOrDefault(key, NOTHING);
      CompletableFuture<Boolean> result = before.thenApplyAsync(done -> take(message), hands);
      newest.put(key, result);
      results.add(result);
    }
    return results;
  }

  private boolean take(ConsumerRecord<byte[], byte[]> message) {
    Optional<String> wrong = intake.take(message);
    wrong.ifPresent(
        reason -> {
          log.warn("message {} of {} is put aside: {}", message.offset(), topic, reason);
          letters.put(message, reason);
        });
    return true;
  }

  /** Whatever went wrong in taking it, the message stays where it is. */
  private static boolean result(Future<Boolean> result) {
    try {
      return result.get();
    } catch (ExecutionException e) {
      log.warn("requests wait, tried again soon: {}", String.valueOf(e.getCause()));
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void commit() {
    if (taken.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(Map.copyOf(taken));
      taken.clear();
    } catch (WakeupException e) {
      consumer.commitSync(Map.copyOf(taken));
      throw e;
    } catch (KafkaException e) {
      log.warn("offsets are not committed, the messages may come again: {}", e.getMessage());
      taken.clear();
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    commit();
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    log.info("reads {}", partitions);
  }
}
