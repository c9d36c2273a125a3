package dev.longhaul.sandbox.bench;

import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.sandbox.dns.DnsFlood;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * DNS requests over HTTP and Kafka at once, while the registrar limits the rate and the workers are
 * killed twice; before that the same number of records straight to the registrar.
 */
@Command(
    name = "dns",
    description = "Sends many DNS requests over HTTP and Kafka and kills the workers twice.",
    mixinStandardHelpOptions = true)
final class DnsBench implements Callable<Integer> {
  private static final int ZONES = 5;
  private static final int LIMITED = 10;
  private static final Duration LONGEST = Duration.ofMinutes(30);

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Requests over each of the two; 100 by default.")
  int count = 100;

  @Override
  public Integer call() {
    try (DnsFlood flood = DnsFlood.open()) {
      IntStream.range(0, ZONES).forEach(i -> flood.world().inwx().owns(zone(i)));
      flood.world().inwx().owns("straight.example");
      FloodLook look = new FloodLook(flood, "flood");
      Batch straight = Straight.records(flood, "straight.example", 2 * count);
      Batch asked = ask(flood, look);
      String mistakes = look.mistakes(IntStream.range(0, ZONES).mapToObj(DnsBench::zone).toList());
      print(straight, asked, look);
      System.out.println(
          "\n" + (mistakes.isEmpty() ? "zones hold exactly what was asked" : mistakes));
      return mistakes.isEmpty() ? 0 : 1;
    }
  }

  private Batch ask(DnsFlood flood, FloodLook look) {
    flood.renewWorkers();
    limitTheRate(flood);
    long start = System.nanoTime();
    Thread kafka =
        new Thread(
            () ->
                IntStream.range(0, count)
                    .forEach(i -> look.sent(name("k", i), flood.overKafka("k" + i, name("k", i)))),
            "bench-kafka");
    kafka.start();
    IntStream.range(0, count)
        .parallel()
        .forEach(i -> look.sent(name("h", i), flood.overHttp("h" + i, name("h", i))));
    join(kafka);
    look.awaitEnded(count / 4, LONGEST);
    flood.renewWorkers();
    look.awaitEnded(count, LONGEST);
    flood.renewWorkers();
    look.awaitEnded(2 * count, LONGEST);
    return new Batch(look.timesToVisible(), Duration.ofNanos(System.nanoTime() - start));
  }

  private static void limitTheRate(DnsFlood flood) {
    Fault limited = new Fault.RateLimited(Duration.ofSeconds(1));
    flood.world().inwx().switchboard().next("nameserver.createRecord", LIMITED, limited);
    flood.world().inwx().switchboard().next("nameserver.info", LIMITED, limited);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while requests were sent", e);
    }
  }

  private static void print(Batch straight, Batch asked, FloodLook look) {
    new Table("way", "records", "a second", "median", "p95", "rate limited", "calls with an effect")
        .row(row("straight to the registrar", straight, 0, straight.times().size()))
        .row(row("requests, to VISIBLE", asked, 2 * LIMITED, look.effects()))
        .print(System.out);
  }

  private static String[] row(String way, Batch batch, int limited, int effects) {
    return new String[] {
      way,
      Integer.toString(batch.times().size()),
      String.format(Locale.ROOT, "%.1f", batch.perSecond()),
      Stopwatch.milliseconds(batch.percentile(50)),
      Stopwatch.milliseconds(batch.percentile(95)),
      Integer.toString(limited),
      Integer.toString(effects)
    };
  }

  private static String zone(int number) {
    return "flood" + number + ".example";
  }

  private static String name(String kind, int number) {
    return kind + number + "." + zone(number % ZONES);
  }
}
