package dev.longhaul.activities.inwx;

import dev.longhaul.activities.fakes.FaultMatrix;
import dev.longhaul.activities.fakes.FaultMatrix.Row;
import dev.longhaul.activities.fakes.Fences;
import dev.longhaul.activities.fakes.Patience;
import dev.longhaul.activities.fakes.Trouble;
import dev.longhaul.dns.DnsRecord;
import dev.longhaul.dns.RecordChange;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordWish;
import dev.longhaul.dns.ZoneChangeRequest;
import dev.longhaul.dns.ZoneWish;
import dev.longhaul.domains.Contact;
import dev.longhaul.domains.ContactHandles;
import dev.longhaul.domains.Contacts;
import dev.longhaul.domains.DomainActivities;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.Registration;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Json;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every activity of a provisioning at the registrar meets every trouble. */
@EnabledIfSystemProperty(named = "longhaul.strict", matches = "true")
class InwxFaultMatrixTest {
  private static final FaultMatrix MATRIX = new FaultMatrix("inwx");
  private static final DomainName ACME = new DomainName("acme.example");
  private static final DomainName ZONE = new DomainName("base.example");
  private static final Fence FENCE = Fences.of("domain:acme.example");
  private static final Contact JO =
      new Contact(
          "Jo Doe", null, "Weg 1", "10115", "Berlin", "DE", "+49.301234567", "jo@acme.example");
  private final InwxWorld world = new InwxWorld(Patience.SHORT);
  private final TestActivityEnvironment temporal =
      TestActivityEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build())
              .build());
  private DomainActivities domains;

  private enum Case {
    CHECK(InwxFaultMatrixTest::check),
    HOLDING(InwxFaultMatrixTest::holding),
    CONTACTS(InwxFaultMatrixTest::contacts),
    REGISTER(InwxFaultMatrixTest::register),
    AWAIT_REGISTERED(InwxFaultMatrixTest::awaitRegistered),
    PLAN(InwxFaultMatrixTest::plan),
    PREPARE(InwxFaultMatrixTest::prepare),
    CREATE_ZONE(InwxFaultMatrixTest::createZone),
    CREATE_RECORD(InwxFaultMatrixTest::createRecord),
    UPDATE_RECORD(InwxFaultMatrixTest::updateRecord),
    DELETE_RECORD(InwxFaultMatrixTest::deleteRecord);

    private final Function<InwxFaultMatrixTest, Row> row;

    Case(Function<InwxFaultMatrixTest, Row> row) {
      this.row = row;
    }
  }

  static Stream<Arguments> everything() {
    return Stream.of(Case.values())
        .flatMap(one -> Stream.of(Trouble.values()).map(trouble -> Arguments.of(one, trouble)));
  }

  @BeforeEach
  void logIn() {
    temporal.registerActivitiesImplementations(world.domains);
    domains = temporal.newActivityStub(DomainActivities.class);
    world.inwx.owns(ZONE.value());
    world.client.findDomain(ZONE.value());
  }

  @AfterEach
  void close() {
    temporal.close();
    world.close();
  }

  @AfterAll
  static void publish() throws Exception {
    MATRIX.publish();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void triesAgainAndHasItsEffectOnce(Case one, Trouble trouble) {
    Row row = FaultMatrix.prepared(() -> one.row.apply(this));
    MATRIX.meet(
        row, trouble, world.inwx.switchboard(), () -> world.clock.advance(Duration.ofSeconds(5)));
  }

  private Row check() {
    return new Row("Domains_Check", "domain.check", () -> domains.check(ACME), () -> 0, 0);
  }

  private Row holding() {
    return new Row("Domains_Holding", "domain.info", () -> domains.holding(ZONE), () -> 0, 0);
  }

  private Row contacts() {
    Contacts wanted = new Contacts(JO, null, null, null);
    return new Row(
        "Domains_EnsureContacts",
        "contact.create",
        () -> domains.ensureContacts(FENCE, wanted),
        count("contact-created"),
        1);
  }

  private Row register() {
    Registration order = registration();
    return new Row(
        "Domains_Register",
        "domain.create",
        () -> domains.register(FENCE, order),
        count("charged"),
        1);
  }

  private Row awaitRegistered() {
    domains.register(FENCE, registration());
    world.clock.advance(Duration.ofSeconds(5));
    return new Row(
        "Domains_AwaitRegistered", "domain.info", () -> domains.awaitRegistered(ACME), () -> 0, 0);
  }

  private Registration registration() {
    String handle = Long.toString(world.inwx.contact("Jo Doe", "jo@acme.example"));
    return new Registration(ACME, ContactHandles.all(handle), List.of(), Money.parse("20.00 EUR"));
  }

  private Row plan() {
    return new Row(
        "Zones_Plan",
        "nameserver.info",
        () -> world.zones.plan(ZONE, List.of(put("203.0.113.11"))),
        () -> 0,
        0);
  }

  private Row prepare() {
    RecordWish wish =
        new RecordWish(
            RecordWish.Action.CREATE,
            ZONE,
            RecordType.A,
            "203.0.113.11",
            DnsRecord.DEFAULT_TTL,
            null,
            null);
    ZoneWish wanted = new ZoneWish(ZONE, List.of(wish), false, null);
    return new Row(
        "Zones_Prepare", "nameserver.info", () -> world.zones.prepare(wanted), () -> 0, 0);
  }

  private Row createZone() {
    RecordChange change = RecordChange.put(DnsRecord.a(ACME, "203.0.113.11"));
    return new Row(
        "Zones_Apply",
        "nameserver.create",
        () -> apply(ACME, "r1", change),
        count("zone-created"),
        1);
  }

  private Row createRecord() {
    return row("nameserver.createRecord", "record-created", put("203.0.113.11"));
  }

  private Row updateRecord() {
    apply(ZONE, "r0", put("203.0.113.11"));
    return row("nameserver.updateRecord", "record-updated", put("203.0.113.12"));
  }

  private Row deleteRecord() {
    apply(ZONE, "r0", put("203.0.113.11"));
    return row(
        "nameserver.deleteRecord",
        "record-deleted",
        RecordChange.remove(DnsRecord.a(ZONE, "203.0.113.11")));
  }

  private Row row(String call, String effect, RecordChange change) {
    return new Row("Zones_Apply", call, () -> apply(ZONE, "r1", change), count(effect), 1);
  }

  private void apply(DomainName zone, String id, RecordChange change) {
    OperationId owner = new OperationId("project:acme");
    ZoneChangeRequest request =
        new ZoneChangeRequest(
            id, zone, owner, owner, "inwx-test", List.of(), List.of(change), false);
    world.zones.apply(Fences.of("zone:" + zone), zone, List.of(request));
  }

  private static RecordChange put(String address) {
    return RecordChange.put(DnsRecord.a(ZONE, address));
  }

  private IntSupplier count(String kind) {
    return () -> world.effects.count(kind);
  }
}
