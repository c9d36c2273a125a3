package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhaul.activities.postgres.ApiTokens.Revocation;
import dev.longhaul.durable.Actor;
import dev.longhaul.durable.OperationId;
import dev.longhaul.durable.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTest {
  private final Ledger ledger = TestLedger.open();
  private final ApiTokens tokens = new ApiTokens(ledger.jdbi());

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aTokenIsFoundByItsValueWhichIsKeptNowhere() {
    ApiTokens.NewToken made = tokens.create("jo", TokenRole.OPERATOR, null);
    assertThat(tokens.find(made.value())).get().extracting(TokenRow::name).isEqualTo("jo");
    assertThat(tokens.list()).extracting(TokenRow::lastUsedAt).doesNotContainNull();
    assertThat(dump()).doesNotContain(made.value().reveal());
    assertThat(tokens.find(new Secret("lh_guess"))).isEmpty();
  }

  private String dump() {
    return ledger
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("select t::text from api_tokens t").mapTo(String.class).one());
  }

  @Test
  void anExpiredOrRevokedTokenOpensNothing() {
    ApiTokens.NewToken expired = tokens.create("old", TokenRole.ADMIN, Instant.EPOCH);
    ApiTokens.NewToken revoked = tokens.create("left", TokenRole.VIEWER, null);
    assertThat(tokens.revoke("left", false)).isEqualTo(Revocation.REVOKED);
    assertThat(tokens.revoke("left", false)).isEqualTo(Revocation.ENDED_BEFORE);
    assertThat(tokens.find(expired.value())).isEmpty();
    assertThat(tokens.find(revoked.value())).isEmpty();
    assertThat(tokens.list()).hasSize(2);
  }

  @Test
  void aNameIsUsedOnceUntilItsTokenIsRevoked() {
    tokens.create("ci", TokenRole.OPERATOR, null);
    assertThatThrownBy(() -> tokens.create("ci", TokenRole.VIEWER, null))
        .isInstanceOf(AlreadyRegistered.class);
    tokens.revoke("ci", false);
    assertThat(tokens.create("ci", TokenRole.VIEWER, null).row().role())
        .isEqualTo(TokenRole.VIEWER);
  }

  @Test
  void thereIsOneFirstAdminHoweverManySetUpsRun() {
    List<CompletableFuture<Optional<ApiTokens.NewToken>>> setups =
        IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> tokens.createFirstAdmin("a" + i)))
            .toList();
    assertThat(setups.stream().map(CompletableFuture::join).filter(Optional::isPresent)).hasSize(1);
    assertThat(tokens.createFirstAdmin("late")).isEmpty();
  }

  @Test
  void theLastAdminIsOnlyRevokedByForceAndThenThereIsAFirstOneAgain() {
    tokens.createFirstAdmin("first");
    tokens.create("late", TokenRole.ADMIN, Instant.EPOCH);
    tokens.create("jo", TokenRole.OPERATOR, null);
    assertThat(tokens.revoke("first", false)).isEqualTo(Revocation.LAST_ADMIN);
    assertThat(tokens.createFirstAdmin("second")).isEmpty();
    assertThat(tokens.revoke("first", true)).isEqualTo(Revocation.REVOKED);
    assertThat(tokens.createFirstAdmin("second")).isPresent();
    tokens.create("third", TokenRole.ADMIN, null);
    assertThat(tokens.revoke("second", false)).isEqualTo(Revocation.REVOKED);
    assertThat(tokens.revoke("nobody", true)).isEqualTo(Revocation.UNKNOWN);
  }

  @Test
  void theNameOfAnExpiredTokenIsFree() {
    tokens.create("ci", TokenRole.OPERATOR, Instant.EPOCH);
    assertThat(tokens.create("ci", TokenRole.OPERATOR, "acme", List.of(), null).row().account())
        .isEqualTo("acme");
  }

  @Test
  void eachRoleMayWhatTheOnesBeforeItMay() {
    assertThat(TokenRole.ADMIN.covers(TokenRole.OPERATOR)).isTrue();
    assertThat(TokenRole.OPERATOR.covers(TokenRole.OPERATOR)).isTrue();
    assertThat(TokenRole.VIEWER.covers(TokenRole.OPERATOR)).isFalse();
  }

  @Test
  void theAuditTrailNamesWhoDidWhat() {
    AuditTrail audit = new AuditTrail(ledger.jdbi());
    OperationId acme = new OperationId("project:acme");
    audit.write(new Actor("jo"), "decide", acme, "retry");
    audit.write(new Actor("mo"), "server_add", null, "web-1");
    assertThat(audit.list(acme, 10))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.actor()).isEqualTo(new Actor("jo"));
              assertThat(line.detail()).isEqualTo("retry");
              assertThat(line.at()).isNotNull();
            });
    assertThat(audit.list(null, 1))
        .singleElement()
        .extracting(AuditTrail.AuditRow::action)
        .isEqualTo("server_add");
  }

  @Test
  void aMailIsRememberedAsSent() {
    LedgerSentMail mail = new LedgerSentMail(ledger.jdbi());
    assertThat(mail.wasSent("welcome.acme.1@longhaul")).isFalse();
    mail.sent("welcome.acme.1@longhaul");
    mail.sent("welcome.acme.1@longhaul");
    assertThat(mail.wasSent("welcome.acme.1@longhaul")).isTrue();
  }
}
