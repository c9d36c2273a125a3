package dev.longhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenCommandsTest extends CliCase {

  @Test
  void theValueOfANewTokenStandsAloneOnStandardOutput() {
    assertThat(run("token", "create", "--role", "operator", "--expires", "90d")).isZero();
    assertThat(out()).isEqualTo("lh_new\n");
    assertThat(err()).contains("the token jo, operator until 2026-05-01 10:00Z, shown only now");
  }

  @Test
  void aTokenIsNamedAfterItsUserWhenNobodySaysOtherwise() {
    env.put("USER", "mo");
    run("token", "create", "--role", "viewer", "--account", "acme", "--expires", "90d");
    assertThat(service.bodies.get(0).toString())
        .isEqualTo(
            "{\"name\":\"mo-viewer\",\"role\":\"viewer\",\"account\":\"acme\","
                + "\"expires_in\":\"PT2160H\"}");
  }

  @Test
  void aListShowsNoValues() {
    assertThat(run("token", "list")).isZero();
    assertThat(out()).contains("TOKEN", "LAST USED", "jo", "live").doesNotContain("lh_");
  }

  @Test
  void aRevocationSaysWhatItDid() {
    assertThat(run("token", "revoke", "jo", "--force")).isZero();
    assertThat(out()).contains("the token jo is revoked");
    assertThat(service.bodies.get(0).path("force").asBoolean()).isTrue();
  }

  @Test
  void aRoleThatIsNoneIsWrongUsage() {
    assertThat(run("token", "create", "--role", "god")).isEqualTo(2);
    assertThat(err()).contains("--role", "viewer");
  }

  @Test
  void aTokenThatEndedIsToldByItsName() {
    String problem =
        "{\"detail\":\"the token jo was revoked at 2026-01-31T10:00:00Z; ask an admin\"}";
    service.fault(401, problem, Map.of());
    assertThat(run("token", "list")).isEqualTo(77);
    assertThat(err()).contains("the token jo was revoked");
  }
}
