package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.World;
import dev.longhaul.emulators.faults.Fault;
import dev.longhaul.emulators.faults.Switchboard;
import dev.longhaul.emulators.mail.MailMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A whole provisioning in which one call of every step meets the same trouble once
 * (docs/fault-matrix.md): it ends well, without a person, and nothing happens twice.
 */
@EnabledIfSystemProperty(named = "longhaul.strict", matches = "true")
class FaultMatrixTest {
  private static final List<String> AT_THE_REGISTRAR =
      List.of("domain.check", "domain.create", "nameserver.createRecord");
  private static final List<String> AT_THE_PLATFORM =
      List.of(
          "POST /projects",
          "POST /applications/public",
          "PATCH /applications/{uuid}/envs/bulk",
          "POST /applications/{uuid}/start",
          "GET /deployments/{uuid}");
  private static final String WORDS = "not for this customer";
  private static final AtomicInteger number = new AtomicInteger();
  private static Company company;

  /** What goes wrong. A time-out is shorter than the settle time after it. */
  private enum Trouble {
    TIME_OUT(new Fault.Delay(Duration.ofMillis(2500))),
    SERVER_ERROR(new Fault.Status(500, "{}")),
    LIMITED(new Fault.RateLimited(Duration.ofSeconds(1))),
    LIMITED_WITHOUT_A_WORD(new Fault.Status(429, "{}")),
    CUT_AFTER_ACCEPTANCE(new Fault.AcceptAndCut()),
    GARBAGE(new Fault.Garbage("<html>maintenance</html>")),
    SLOW_DRIP(new Fault.Drip(Duration.ofMillis(200)));

    private final Fault fault;

    Trouble(Fault fault) {
      this.fault = fault;
    }

    Order order() {
      return Order.registered("bumpy-" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  @BeforeAll
  static void open() {
    company = Company.openWithout(FaultMatrixTest::impatient);
    company.addServer("web-1", 50);
  }

  private static Map<String, String> impatient(Map<String, String> settings) {
    Map<String, String> quick = new LinkedHashMap<>(settings);
    quick.put("INWX_CALL_TIMEOUT", "2s");
    quick.put("COOLIFY_CALL_TIMEOUT", "2s");
    quick.put("SMTP_TIMEOUT", "2s");
    return quick;
  }

  @AfterAll
  static void close() {
    company.close();
  }

  @ParameterizedTest
  @EnumSource
  void endsWellThoughOneCallOfEveryStepGoesWrong(Trouble trouble) {
    World world = company.world();
    Order order = trouble.order();
    AT_THE_REGISTRAR.forEach(call -> world.inwx().switchboard().next(call, 1, trouble.fault));
    AT_THE_PLATFORM.forEach(call -> world.coolify().switchboard().next(call, 1, trouble.fault));
    world.mail().switchboard().next("SEND", 1, trouble.fault);
    Run run = company.order(order, "--wait");
    List<String> unmet = unmet(world);
    mend(world);

    assertThat(run.exit()).as(run.toString()).isZero();
    assertThat(unmet).as("faults that nobody has met").isEmpty();
    assertThat(company.project(order.slug()).path("status").asText()).isEqualTo("ACTIVE");
    assertThat(company.count("charged", order.domain())).isOne();
    assertThat(company.count("record-created", order.domain())).isOne();
    assertThat(company.count("application-created", order.app())).isOne();
    assertThat(company.count("deployment-started", order.app())).isOne();
    assertThat(world.mail().messages())
        .filteredOn(mail -> mail.to().contains(order.owner()))
        .extracting(MailMessage::messageId)
        .isNotEmpty()
        .allMatch(id -> id.contains("welcome." + order.slug() + ".1@"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void parksWithASentenceWhenTheVendorKeepsRefusingACall(
      Switchboard vendor, String call, Fault no) {
    Order order = Order.registered("refused-" + number.incrementAndGet());
    vendor.next(call, 1_000, no);
    Run run = company.order(order, "--wait");
    List<String> unmet = vendor.unmet();
    vendor.clear();

    assertThat(run.exit()).as(run.toString()).isEqualTo(6);
    assertThat(unmet).as("the fault was met").isNotEqualTo(List.of("1000 times " + call));
    String parked = parked(order);
    String sentence = company.operation(parked).at("/parking/failure/message").asText();
    assertThat(sentence).contains(call).contains(WORDS);
    assertThat(run.out()).contains("longhaul operation decide " + parked);
  }

  /** The domain is an operation of its own. */
  private static String parked(Order order) {
    JsonNode child = company.operation(order.id()).path("waits_for_operation");
    return child.isTextual() ? child.textValue() : order.id();
  }

  static Stream<Arguments> refusals() {
    World world = company.world();
    Fault refused = new Fault.Status(422, "{\"message\":\"" + WORDS + "\"}");
    Fault broken = new Fault.VendorCode(2304, WORDS);
    return Stream.concat(
        AT_THE_REGISTRAR.stream()
            .map(call -> Arguments.of(world.inwx().switchboard(), call, broken)),
        AT_THE_PLATFORM.stream()
            .map(call -> Arguments.of(world.coolify().switchboard(), call, refused)));
  }

  private static List<String> unmet(World world) {
    return switchboards(world).flatMap(vendor -> vendor.unmet().stream()).toList();
  }

  private static void mend(World world) {
    switchboards(world).forEach(Switchboard::clear);
  }

  private static Stream<Switchboard> switchboards(World world) {
    return Stream.of(
        world.inwx().switchboard(), world.coolify().switchboard(), world.mail().switchboard());
  }
}
