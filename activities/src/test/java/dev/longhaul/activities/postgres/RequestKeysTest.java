package dev.longhaul.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.activities.postgres.RequestKeys.Answer;
import dev.longhaul.activities.postgres.RequestKeys.Request;
import dev.longhaul.activities.postgres.RequestKeys.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestKeysTest {
  private static final Request ORDER = new Request("token 1", "k", "/projects\n{}");
  private static final Answer ANSWER = new Answer(202, "application/json", "{\"a\":1}");

  private final Ledger ledger = TestLedger.open();
  private final RequestKeys keys = new RequestKeys(ledger.jdbi(), Duration.ofSeconds(30));
  private final RequestKeys shortLived = new RequestKeys(ledger.jdbi(), Duration.ZERO);

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void oneOfManyAtOnceHandlesIt() {
    List<CompletableFuture<Verdict>> claims =
        IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> keys.claim(ORDER)))
            .toList();
    assertThat(
            claims.stream().map(CompletableFuture::join).filter(Verdict.Handle.class::isInstance))
        .hasSize(1);
  }

  @Test
  void anAnswerIsGivenAgainAndAReleasedKeyIsFree() {
    keys.answered(ORDER, handled(keys), ANSWER);
    assertThat(keys.claim(ORDER)).isEqualTo(new Verdict.Known(ANSWER));
    Request refused = new Request("token 1", "k2", "x");
    keys.release(refused, ((Verdict.Handle) keys.claim(refused)).claim());
    assertThat(keys.claim(refused)).isInstanceOf(Verdict.Handle.class);
  }

  @Test
  void whoTookOverDecidesTheAnswer() {
    UUID dead = handled(shortLived);
    UUID successor = handled(keys);
    keys.answered(ORDER, dead, new Answer(500, "text/plain", "late"));
    keys.release(ORDER, dead);
    assertThat(keys.claim(ORDER)).isInstanceOf(Verdict.InHand.class);
    keys.answered(ORDER, successor, ANSWER);
    assertThat(keys.claim(ORDER)).isEqualTo(new Verdict.Known(ANSWER));
  }

  @Test
  void aKeyIsForgottenAfterSevenDays() {
    keys.answered(ORDER, handled(keys), ANSWER);
    assertThat(keys.prune()).isZero();
    Request other = new Request(ORDER.holder(), ORDER.key(), "another");
    assertThat(keys.claim(other)).isEqualTo(new Verdict.OtherRequest());
    age("6 days 23 hours");
    assertThat(keys.claim(ORDER)).isInstanceOf(Verdict.Known.class);
    age("7 days 1 minute");
    assertThat(keys.claim(other)).isInstanceOf(Verdict.Handle.class);
    age("7 days 1 minute");
    assertThat(keys.prune()).isEqualTo(1);
  }

  private void age(String interval) {
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update request_keys set created_at = now() - interval '" + interval + "'"));
  }

  private static UUID handled(RequestKeys keys) {
    return ((Verdict.Handle) keys.claim(ORDER)).claim();
  }
}
