package dev.longhaul.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** O-10: a plan changes nothing; applying it is refused when the world has changed since. */
@ExtendWith(CompanyExtension.class)
class PlanTest {
  private static Company company;
  @TempDir Path folder;

  @BeforeAll
  static void open(Company shared) {
    company = shared;
  }

  @Test
  void saysWhatWouldBeDoneChangesNothingAndIsCarriedOut() throws Exception {
    Order order = Order.registered("foreseen");
    Path plan = folder.resolve("plan.json");
    Run planned = plan(order, plan);
    assertThat(planned.exit()).as(planned.toString()).isZero();
    assertThat(planned.out())
        .contains("register it (foreseen.example free for 11.88 EUR; the limit is 50.00 EUR)")
        .contains("foreseen.example A absent")
        .contains("vrs-foreseen absent")
        .contains("project apply");
    assertThat(company.longhaul("project", "status", "foreseen").exit()).isEqualTo(65);
    assertThat(company.count("charged", order.domain())).isZero();

    Run applied = company.longhaul("project", "apply", plan.toString(), "--wait");
    assertThat(applied.exit()).as(applied.toString()).isZero();
    assertThat(company.project("foreseen").path("status").asText()).isEqualTo("ACTIVE");
    assertThat(company.count("charged", order.domain())).isOne();
  }

  @Test
  void refusesToApplyWhenTheNameWasTakenMeanwhile() throws Exception {
    Order order = Order.registered("snatched");
    Path plan = folder.resolve("plan.json");
    assertThat(plan(order, plan).exit()).isZero();
    company.world().inwx().takenByOthers(order.domain());
    Run applied = company.longhaul("project", "apply", plan.toString());
    assertThat(applied.exit()).as(applied.toString()).isNotZero();
    assertThat(applied.err())
        .contains("the world has changed since the plan was made")
        .contains("domain was snatched.example free for 11.88 EUR, is snatched.example taken");
    assertThat(company.longhaul("operation", "show", order.id()).exit()).isEqualTo(65);
  }

  @Test
  void refusesAPlanThatWasChangedByHandOrIsOldOrIsNone() throws Exception {
    Path plan = folder.resolve("plan.json");
    assertThat(plan(Order.subdomain("forged"), plan).exit()).isZero();
    String text = Files.readString(plan);
    assertRefused(
        text.replace("Project forged", "Project other"), "not the order that was planned");
    assertRefused(text.replace("vrs-forged absent", "vrs-forged there"), "not what was looked at");
    assertRefused(
        text.replaceFirst("\"longhaul_plan\" : 1", "\"longhaul_plan\" : 2"),
        "version 2 is not read");
    String year = Integer.toString(Instant.now().atZone(ZoneOffset.UTC).getYear());
    assertRefused(
        text.replaceFirst("\"made_at\" : \"" + year, "\"made_at\" : \"2020"),
        "is not within the last 24 hours");
    assertRefused(text.replace("forged.customers.example", "10.0.0.1"), "is an address");
    assertRefused("[1]", "this is not a saved plan");
    assertRefused("#".repeat(70_000), "longer than 64 KiB");
    assertThat(company.longhaul("project", "status", "forged").exit()).isEqualTo(65);
  }

  private void assertRefused(String text, String reason) throws Exception {
    Path file = Files.writeString(folder.resolve("bad.json"), text);
    Run run = company.longhaul("project", "apply", file.toString());
    assertThat(run.exit()).as(run.toString()).isEqualTo(65);
    assertThat(run.err()).contains(reason);
  }

  private Run plan(Order order, Path out) throws Exception {
    Path file = Files.writeString(folder.resolve(order.slug() + ".yaml"), order.yaml());
    return company.longhaul("project", "plan", file.toString(), "--out", out.toString());
  }
}
