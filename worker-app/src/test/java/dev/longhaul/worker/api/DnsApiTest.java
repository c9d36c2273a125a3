package dev.longhaul.worker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.activities.postgres.AuditTrail;
import dev.longhaul.activities.postgres.TokenRole;
import dev.longhaul.dns.ChangeDnsWorkflow;
import dev.longhaul.dns.DnsOrder;
import dev.longhaul.dns.RecordType;
import dev.longhaul.dns.RecordWish.Action;
import dev.longhaul.dns.RequestStatus;
import dev.longhaul.durable.DecisionWord;
import dev.longhaul.durable.OperationId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D-07, D-11: what comes in over HTTP, in both versions. */
class DnsApiTest {
  private static final TestApi api = new TestApi();
  private static final TestApi.Caller operator = api.as(api.token(TokenRole.OPERATOR));
  private static final String V1 =
      """
      {"context": {"account_id": "a-1", "source": "shop"},
       "resource": {"record_type": "MX", "domain": "Acme.example.", "target": "mail.acme.example.",
                    "comment": "post", "config": {"ttl": 600, "priority": 10, "extra_config": {}}}}
      """;

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void aRequestOfVersionOneIsAcceptedOnceTemporalHasIt() {
    TestApi.Answer answer = operator.post("/api/v1/dns/create", V1);
    assertThat(answer.status()).isEqualTo(202);
    String id = answer.body().path("request_id").asText();
    assertThat(answer.body().path("status").asText()).isEqualTo("ACCEPTED");
    DnsOrder order = order("dns-request:" + id);
    assertThat(order.accountId()).isEqualTo("a-1");
    assertThat(order.source()).isEqualTo("shop");
    assertThat(order.wishes().get(0).type()).isEqualTo(RecordType.MX);
    assertThat(order.wishes().get(0).name().value()).isEqualTo("acme.example");
    assertThat(order.wishes().get(0).content()).isEqualTo("mail.acme.example");
    assertThat(order.wishes().get(0).priority()).isEqualTo(10);
    assertThat(order.wishes().get(0).ttl()).hasSeconds(600);
    assertThat(order.wishes().get(0).comment()).isEqualTo("post");
    JsonNode shown = operator.get("/api/v1/dns/" + id).body();
    assertThat(shown.path("status").asText()).as("before a worker had it").isEqualTo("ACCEPTED");
    api.dns.enter(order, RequestStatus.VISIBLE, "2 nameservers answer so");
    shown = operator.get("/api/v1/dns/" + id).body();
    assertThat(shown.path("status").asText()).isEqualTo("VISIBLE");
    assertThat(shown.at("/resource/config/priority").asInt()).isEqualTo(10);
    JsonNode two = operator.get("/api/v2/dns/" + id).body();
    assertThat(two.path("timeline").findValuesAsText("status"))
        .containsExactly("ACCEPTED", "VISIBLE");
    assertThat(two.at("/timeline/1/by").asText()).isEqualTo("jo");
  }

  @Test
  void defaultsAreThoseOfTheAgreement() {
    String id = accept("/api/v1/dns/create", resource("A", "www.acme.example", "192.0.2.1"));
    DnsOrder order = order("dns-request:" + id);
    assertThat(order.source()).isEqualTo("api");
    assertThat(order.wishes().get(0).ttl()).hasSeconds(300);
    assertThat(order.wishes().get(0).action()).isEqualTo(Action.CREATE);
    assertThat(order.force()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A|www.acme.example|300.1.1.1||resource.target",
        "A|nodot|192.0.2.1||resource.domain",
        "HINFO|acme.example|x||resource.record_type",
        "A|acme.example|192.0.2.1|{\"priority\": 5}|resource.config.priority",
        "MX|acme.example|mail.example|{}|resource.config.priority",
        "A|acme.example|192.0.2.1|{\"ttl\": 60}|resource.config.ttl",
        "A|acme.example|192.0.2.1|{\"ttl\": \"300\"}|resource.config.ttl",
        "A|acme.example|192.0.2.1|{\"extra_config\": {\"proxied\": true}}|resource.config.extra_config.proxied",
        "SRV|_sip._tcp.acme.example|sip.example|{\"priority\": 1, \"extra_config\": {\"weight\": 5}}|resource.config.extra_config.port"
      })
  void whatIsWrongIsNamedAndNothingIsKept(
      String type, String domain, String target, String config, String field) {
    int before = api.temporal.starts().size();
    String body =
        config == null
            ? resource(type, domain, target)
            : resource(type, domain, target).replace("}}", ", \"config\": " + config + "}}");
    TestApi.Answer answer = operator.post("/api/v1/dns/create", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorFields()).contains(field);
    assertThat(api.temporal.starts()).hasSize(before);
  }

  @Test
  void extraConfigOfSrvAndCaaStandsBeforeTheTarget() {
    String srv =
        """
        {"resource": {"record_type": "SRV", "domain": "_sip._tcp.acme.example", "target": "sip.example",
         "config": {"priority": 1, "extra_config": {"weight": 5, "port": 5060}}}}
        """;
    assertThat(content(accept("/api/v1/dns/create", srv))).isEqualTo("5 5060 sip.example");
    String caa =
        """
        {"resource": {"record_type": "CAA", "domain": "acme.example", "target": "letsencrypt.org",
         "config": {"extra_config": {"tag": "issue"}}}}
        """;
    assertThat(content(accept("/api/v1/dns/create", caa))).isEqualTo("0 issue \"letsencrypt.org\"");
  }

  @Test
  void versionOneKnowsNothingOfVersionTwo() {
    String body =
        resource("A", "acme.example", "192.0.2.1").replaceFirst("\\{", "{\"force\": true, ");
    assertThat(operator.post("/api/v1/dns/create", body).errorFields()).containsExactly("force");
    assertThat(operator.post("/api/v2/dns/create", body).status()).isEqualTo(202);
  }

  @Test
  void aWildcardIsANameLikeAnotherWhereItsTypeAllows() {
    String id = accept("/api/v1/dns/create", resource("A", "*.acme.example", "192.0.2.1"));
    assertThat(order("dns-request:" + id).wishes().get(0).name().value())
        .isEqualTo("*.acme.example");
    String ns = resource("NS", "*.acme.example", "ns.example.net");
    assertThat(operator.post("/api/v2/dns/create", ns).errorFields())
        .containsExactly("resource.domain");
  }

  @Test
  void aBatchIsOneRequestOfOneZone() {
    String body =
        """
        {"zone": "acme.example", "force": true, "resources": [
          {"record_type": "A", "domain": "@", "target": "192.0.2.1"},
          {"record_type": "cname", "domain": "www", "target": "acme.example", "action": "update"},
          {"record_type": "TXT", "domain": "old", "action": "delete"}]}
        """;
    DnsOrder order = order("dns-request:" + accept("/api/v2/dns/create", body));
    assertThat(order.wishes())
        .extracting(wish -> wish.name().value())
        .containsExactly("acme.example", "www.acme.example", "old.acme.example");
    assertThat(order.wishes())
        .extracting(wish -> wish.action())
        .containsExactly(Action.CREATE, Action.UPDATE, Action.DELETE);
    assertThat(order.force()).isTrue();
    String clash = body.replace("\"www\"", "\"@\"");
    assertThat(operator.post("/api/v2/dns/create", clash).detail()).contains("cannot stand beside");
  }

  @Test
  void aRehearsalShowsThePlanAndKeepsNothing() {
    int before = api.temporal.starts().size();
    String body =
        resource("A", "www.acme.example", "192.0.2.9").replaceFirst("\\{", "{\"dry_run\": true, ");
    TestApi.Answer answer = operator.post("/api/v2/dns/create", body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().toString()).contains("add www.acme.example A 192.0.2.9", "\"v1\"");
    assertThat(api.temporal.starts()).hasSize(before);
    String away = body.replace("acme.example", "acme.away");
    assertThat(operator.post("/api/v2/dns/create", away).status()).isEqualTo(503);
  }

  @Test
  void theSameKeyIsTheSameRequestForEver() {
    String body = resource("A", "key.acme.example", "192.0.2.1");
    TestApi.Answer first = operator.with("Idempotency-Key", "k-1").post("/api/v2/dns/create", body);
    TestApi.Answer again = operator.with("Idempotency-Key", "k-1").post("/api/v2/dns/create", body);
    String id = first.body().path("request_id").asText();
    assertThat(again.body().path("request_id").asText()).isEqualTo(id);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    api.dns.enter(order("dns-request:" + id), RequestStatus.VISIBLE, null);
    api.temporal.forget("dns-request:" + id);
    forgetKeys();
    int starts = api.temporal.starts().size();
    again = operator.with("Idempotency-Key", "k-1").post("/api/v2/dns/create", body);
    assertThat(again.body().path("status").asText()).isEqualTo("VISIBLE");
    assertThat(again.body().path("already_known").asBoolean()).isTrue();
    assertThat(api.temporal.starts()).hasSize(starts);
    forgetKeys();
    String other = body.replace("192.0.2.1", "192.0.2.2");
    assertThat(operator.with("Idempotency-Key", "k-1").post("/api/v2/dns/create", other).status())
        .isEqualTo(409);
  }

  @Test
  void theZoneVersionOfTheHeaderGoesWithTheOrder() {
    String body = resource("A", "ver.acme.example", "192.0.2.1");
    String id =
        operator
            .with("If-Zone-Version", "abc")
            .post("/api/v2/dns/create", body)
            .body()
            .path("request_id")
            .asText();
    assertThat(order("dns-request:" + id).zoneVersion()).isEqualTo("abc");
  }

  @Test
  void nothingIsAcceptedWhileTemporalIsAway() {
    api.temporal.goAway(true);
    TestApi.Answer answer =
        operator.post("/api/v1/dns/create", resource("A", "x.acme.example", "192.0.2.1"));
    api.temporal.goAway(false);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  @Test
  void onlyAllowedReportsReachTheOperation() {
    api.dns.reports.clear();
    String id = accept("/api/v1/dns/create", resource("A", "rep.acme.example", "192.0.2.1"));
    api.dns.enter(order("dns-request:" + id), RequestStatus.APPLIED, null);
    String path = "/api/v1/dns/update_status/" + id;
    assertThat(operator.post(path, "{\"status\": \"PLANNED\"}").status()).isEqualTo(409);
    assertThat(operator.post(path, "{\"status\": \"DONE\"}").errorFields())
        .containsExactly("status");
    assertThat(operator.post(path, "{\"message\": \"x\"}").errorFields()).containsExactly("status");
    assertThat(operator.post("/api/v1/dns/update_status/none", "{\"status\": \"FAILED\"}").status())
        .isEqualTo(404);
    assertThat(api.dns.reports).isEmpty();
    api.temporal.park("dns-request:" + id, "VERIFY", 1, DecisionWord.RETRY);
    TestApi.Answer answer =
        operator.post(path, "{\"status\": \"VISIBLE\", \"message\": \"our monitor sees it\"}");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(api.dns.reports)
        .extracting(Object::toString)
        .containsExactly("operator reports VISIBLE: our monitor sees it");
    assertThat(api.temporal.decisions())
        .extracting(decision -> decision.word())
        .contains(DecisionWord.RETRY);
  }

  @Test
  void theSameReportAgainIsWrittenDownAndNotHandedOn() {
    api.dns.reports.clear();
    String id = accept("/api/v1/dns/create", resource("A", "twice.acme.example", "192.0.2.1"));
    DnsOrder order = order("dns-request:" + id);
    api.dns.enter(order, RequestStatus.APPLIED, "jo reports VISIBLE: our monitor sees it");
    String path = "/api/v1/dns/update_status/" + id;
    String visible = "{\"status\": \"VISIBLE\", \"message\": \"again\"}";
    assertThat(operator.post(path, visible).status()).isEqualTo(202);
    assertThat(api.dns.reports).isEmpty();
    assertThat(reportsInTheTrail(id)).containsExactly("VISIBLE: again (again)");
    String failed = "{\"status\": \"FAILED\", \"message\": \"wrong address\"}";
    assertThat(operator.post(path, failed).status()).isEqualTo(202);
    assertThat(api.dns.reports).hasSize(1);
    assertThat(reportsInTheTrail(id)).hasSize(2).contains("FAILED: wrong address");
    api.dns.enter(order, RequestStatus.VISIBLE, null);
    assertThat(operator.post(path, visible).status()).as("it is so").isEqualTo(202);
    assertThat(reportsInTheTrail(id)).hasSize(3);
    assertThat(operator.post(path, failed).status()).isEqualTo(409);
    assertThat(reportsInTheTrail(id)).hasSize(3);
  }

  private static List<String> reportsInTheTrail(String id) {
    return new AuditTrail(api.ledger.jdbi())
        .list(new OperationId("dns-request:" + id), 10).stream()
            .filter(line -> line.action().equals("dns-report"))
            .map(line -> line.detail())
            .toList();
  }

  @Test
  void aBoundTokenActsForItsAccountAlone() {
    api.ledger.jdbi().useHandle(OwnZonesTest::enterAcme);
    TestApi.Caller shop = api.as(api.token("shop", TokenRole.OPERATOR, "a-7", "acme"));
    String mine = resource("A", "shop.acme.example", "192.0.2.1");
    String id = shop.post("/api/v1/dns/create", mine).body().path("request_id").asText();
    assertThat(order("dns-request:" + id).accountId()).isEqualTo("a-7");
    int starts = api.temporal.starts().size();
    for (String version : List.of("v1", "v2")) {
      TestApi.Answer refused = shop.post("/api/" + version + "/dns/create", V1);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.detail()).startsWith("this token acts for account a-7, not for ");
      assertThat(shop.get("/api/" + version + "/dns?account_id=a-8").status()).isEqualTo(403);
    }
    assertThat(api.temporal.starts()).hasSize(starts);
    String others = accept("/api/v1/dns/create", V1);
    api.dns.enter(order("dns-request:" + others), RequestStatus.APPLIED, null);
    api.dns.enter(order("dns-request:" + id), RequestStatus.APPLIED, null);
    assertThat(shop.get("/api/v1/dns/" + others).status()).isEqualTo(404);
    assertThat(
            shop.post("/api/v1/dns/update_status/" + others, "{\"status\": \"FAILED\"}").status())
        .isEqualTo(404);
    assertThat(shop.get("/api/v2/dns").body().path("items").findValuesAsText("request_id"))
        .containsExactly(id);
  }

  @Test
  void listsByFilterAndByPage() {
    for (int i = 0; i < 3; i++) {
      String body =
          resource("A", "l" + i + ".acme.example", "192.0.2.1")
              .replaceFirst("\\{", "{\"context\": {\"account_id\": \"pages\"}, ");
      String id = accept("/api/v1/dns/create", body);
      api.dns.enter(order("dns-request:" + id), RequestStatus.INVALID, "no zone");
    }
    JsonNode first = operator.get("/api/v1/dns?account_id=pages&status=invalid&limit=2").body();
    assertThat(first.path("items").findValuesAsText("domain"))
        .containsExactly("l2.acme.example", "l1.acme.example");
    String next = first.path("next").asText();
    JsonNode second = operator.get("/api/v1/dns?account_id=pages&limit=2&after=" + next).body();
    assertThat(second.path("items").findValuesAsText("domain")).containsExactly("l0.acme.example");
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(operator.get("/api/v1/dns?after=x").status()).isEqualTo(400);
    assertThat(operator.get("/api/v1/dns?status=DONE").status()).isEqualTo(400);
  }

  @Test
  void showsAZoneWithItsVersion() {
    JsonNode zone = operator.get("/api/v2/dns/zones/acme.example").body();
    assertThat(zone.path("version").asText()).hasSize(16);
    assertThat(zone.path("records").toString()).contains("192.0.2.1", "\"owned\":false");
    assertThat(operator.get("/api/v2/dns/zones/other.example").status()).isEqualTo(404);
  }

  /** As after the days for which answers are kept. */
  private static void forgetKeys() {
    api.ledger.jdbi().useHandle(handle -> handle.execute("delete from request_keys"));
  }

  private static String accept(String path, String body) {
    TestApi.Answer answer = operator.post(path, body);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
    return answer.body().path("request_id").asText();
  }

  private static String content(String id) {
    return order("dns-request:" + id).wishes().get(0).content();
  }

  private static DnsOrder order(String operation) {
    return List.copyOf(api.temporal.starts()).stream()
        .filter(start -> start.id().value().equals(operation))
        .filter(start -> start.kind().equals(ChangeDnsWorkflow.KIND))
        .map(start -> (DnsOrder) start.order())
        .findFirst()
        .orElseThrow();
  }

  private static String resource(String type, String domain, String target) {
    return """
        {"resource": {"record_type": "%s", "domain": "%s", "target": "%s"}}
        """
        .formatted(type, domain, target)
        .strip();
  }
}
