package dev.longhaul.emulators.inwx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhaul.emulators.VendorSpecifications;
import dev.longhaul.emulators.faults.Effects;
import dev.longhaul.emulators.faults.EmulatorClock;
import dev.longhaul.emulators.faults.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InwxSpecificationTest {
  private final EmulatorClock clock = new EmulatorClock();
  private final InwxEmulator inwx =
      InwxEmulator.start(clock, new Effects(clock), Waits.withoutLatency()).owns("base.example");
  private final Set<String> findings = new TreeSet<>();
  private final Set<String> checked = new TreeSet<>();
  private JsonNode specification;

  @AfterEach
  void close() {
    inwx.close();
  }

  @Test
  void knowsTheParametersWithTypesAndDuties() throws Exception {
    JsonNode methods = VendorSpecifications.read("inwx-methods.json").path("methods");
    inwx.methods()
        .rules()
        .forEach((method, rules) -> compare(method, rules, methods.path(method).path("input")));
    assertThat(findings).isEmpty();
  }

  @Test
  void usesTheVendorsResultCodes() throws Exception {
    JsonNode codes = VendorSpecifications.read("inwx-methods.json").path("result_codes");
    assertThat(codes).hasSize(ResultCode.all().size());
    ResultCode.all()
        .forEach(
            (code, words) ->
                assertThat(codes.path(Integer.toString(code)).asText()).isEqualTo(words));
  }

  @Test
  void answersAsSpecifiedBesidesTheKnownDeviations() throws Exception {
    specification = VendorSpecifications.read("inwx-methods.json").path("methods");
    InwxSession session = InwxSession.loggedIn(inwx);
    check("account.login", "user", inwx.username(), "pass", inwx.password());
    check(session, "domain.check", "domain", "new.example");
    check(session, "domain.getPrices", "tld", "example");
    JsonNode contact =
        check(
            session,
            "contact.create",
            "type",
            "PERSON",
            "name",
            "Jo",
            "street",
            "Weg 1",
            "city",
            "Berlin",
            "pc",
            "10115",
            "cc",
            "DE",
            "voice",
            "+49.301234",
            "email",
            "jo@x.example");
    long id = contact.path("id").asLong();
    check(session, "contact.info", "id", id);
    check(session, "contact.list");
    check(session, "domain.create", "domain", "new.example", "registrant", id);
    clock.advance(Duration.ofSeconds(5));
    check(session, "domain.info", "domain", "new.example");
    check(session, "domain.list");
    check(session, "domain.update", "domain", "new.example", "ns", List.of("ns.inwx.de"));
    check(session, "nameserver.create", "domain", "new.example", "type", "MASTER");
    check(session, "nameserver.info", "domain", "new.example");
    check(session, "nameserver.list");
    checkRecords(session);
    checkTransfers(session, id);
    check(session, "domain.delete", "domain", "new.example");
    check(session, "account.unlock", "tan", "000000");
    check(session, "account.logout");
    assertThat(findings)
        .isEqualTo(VendorSpecifications.deviations(getClass(), "answers.deviations"));
    assertThat(checked).as("what is never compared").isEqualTo(inwx.methods().rules().keySet());
  }

  private void checkRecords(InwxSession session) throws Exception {
    JsonNode record =
        check(
            session,
            "nameserver.createRecord",
            "domain",
            "new.example",
            "type",
            "A",
            "content",
            "203.0.113.11");
    long id = record.path("id").asLong();
    check(session, "nameserver.info", "domain", "new.example");
    check(session, "nameserver.updateRecord", "id", id, "content", "203.0.113.12");
    check(session, "nameserver.deleteRecord", "id", id);
    check(session, "nameserver.delete", "domain", "new.example");
  }

  private void checkTransfers(InwxSession session, long registrant) throws Exception {
    inwx.transfers().elsewhere("moved.example", "secret").elsewhere("kept.example", "secret");
    for (String name : List.of("moved.example", "kept.example")) {
      check(
          session,
          "domain.transfer",
          "domain",
          name,
          "authCode",
          "secret",
          "registrant",
          registrant);
    }
    check(session, "domain.info", "domain", "moved.example");
    check(session, "domain.transfercancel", "domain", "kept.example");
    inwx.transfers().wantedByOthers("base.example");
    check(session, "domain.transferOut", "domain", "base.example", "answer", "NACK");
    clock.advance(Duration.ofDays(5));
    inwx.transfers().tell("moved.example", "TRANSFER FAILED", "with details");
    while (inwx.transfers().waiting() > 0) {
      JsonNode message = check(session, "message.poll").path("msg");
      check(session, "message.ack", "id", message.path("id").asLong());
    }
    check(session, "message.poll");
    check(session, "domain.info", "domain", "moved.example");
    check(session, "domain.log", "domain", "moved.example");
  }

  private static JsonNode named(JsonNode fields, String name) {
    for (JsonNode field : fields) {
      if (field.path("name").asText().trim().equals(name)) {
        return field;
      }
    }
    return fields.path(-1);
  }

  private void compare(String method, ParameterRules rules, JsonNode input) {
    for (ParameterRules.Rule rule : rules.rules()) {
      JsonNode field = named(input, rule.name());
      boolean same =
          field.path("type").asText().equals(rule.type())
              && field.path("required").asBoolean() == rule.required();
      if (!same) {
        findings.add(method + " " + rule + " but " + field);
      }
    }
    for (JsonNode field : input) {
      boolean known =
          rules.rules().stream().anyMatch(rule -> rule.name().equals(field.path("name").asText()));
      if (field.path("required").asBoolean() && !known) {
        findings.add(method + " does not know the required " + field);
      }
    }
  }

  private void check(String method, Object... params) throws Exception {
    check(new InwxSession(inwx), method, params);
  }

  private JsonNode check(InwxSession session, String method, Object... params) throws Exception {
    JsonNode answer = session.call(method, params);
    assertThat(answer.path("code").asInt()).as("%s: %s", method, answer).isBetween(1000, 1500);
    compare(method, List.of(), answer.path("resData"));
    checked.add(method);
    return answer.path("resData");
  }

  /** The specification marks each level of nesting with dots in front of the name. */
  private void compare(String method, List<String> parents, JsonNode value) {
    value
        .properties()
        .forEach(
            field -> {
              String name = "... ".repeat(parents.size()) + field.getKey();
              JsonNode output = named(specification.path(method).path("output"), name);
              List<String> path = new ArrayList<>(parents);
              path.add(field.getKey());
              String where = method + " " + String.join("/", path);
              if (output.isMissingNode()) {
                findings.add(where + ": not specified");
              } else if (output.path("type").asText().isBlank()) {
                children(field.getValue()).forEach(child -> compare(method, path, child));
              } else if (!fits(output.path("type").asText(), field.getValue())) {
                findings.add(where + ": not " + output.path("type").asText());
              }
            });
  }

  private static Iterable<JsonNode> children(JsonNode value) {
    return value.isArray() ? value : List.of(value);
  }

  private static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "int" -> value.isIntegralNumber();
      case "float" -> value.isNumber();
      case "dateTime" -> value.path("timestamp").isIntegralNumber();
      case "boolean" -> value.isBoolean() || value.asText().matches("[01]");
      case "array", "nsList", "array_domain" -> value.isContainerNode() || value.isTextual();
      default -> value.isTextual();
    };
  }
}
