package dev.longhaul.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.DomainProblem;
import dev.longhaul.domains.TransferActivities;
import dev.longhaul.domains.TransferOrder;
import dev.longhaul.domains.TransferRequest;
import dev.longhaul.domains.TransferSettlement;
import dev.longhaul.domains.TransferStanding;
import dev.longhaul.domains.TransferStanding.State;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.Money;
import dev.longhaul.durable.SecretRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every registrar promises that domains are moved to (D-03, D-04). */
public abstract class TransferContract {
  protected static final DomainName ACME = new DomainName("acme.example");
  protected static final SecretRef CODE = SecretRef.of("acme.example", "auth-code");
  protected static final SecretRef WRONG = SecretRef.of("acme.example", "wrong-code");
  private static final Money LIMIT = Money.parse("20.00 EUR");

  /** The port; {@link #ACME} is at another registrar, moving it costs less than 20.00 EUR. */
  protected abstract TransferActivities transfers();

  /** The fence of the next write. */
  protected abstract Fence next();

  /** A contact that the account has. */
  protected abstract String contact();

  /** The losing registrar lets {@link #ACME} go. */
  protected abstract void letGo();

  /** How often it was asked for. */
  protected abstract int asked();

  /** How often a request was taken back. */
  protected abstract int takenBack();

  @Test
  public void looksBeforeItAsks() {
    TransferStanding found = transfers().look(ACME);
    assertThat(found.state()).isEqualTo(State.ELSEWHERE);
    assertThat(found.price()).isNotNull();
    assertThat(asked()).isZero();
  }

  @Test
  public void asksOnceHoweverOftenItIsTold() {
    assertThat(ask(CODE).state()).isEqualTo(State.MOVING);
    assertThat(ask(CODE).state()).isEqualTo(State.MOVING);
    assertThat(transfers().look(ACME).state()).isEqualTo(State.MOVING);
    assertThat(asked()).isOne();
  }

  @Test
  public void refusesForGoodWhatAPersonHasToMend() {
    Refused.forGood(DomainProblem.AUTH_CODE_MISSING, () -> ask(null));
    Refused.forGood(DomainProblem.AUTH_CODE_WRONG, () -> ask(WRONG));
    Refused.forGood(
        DomainProblem.PRICE_ABOVE_LIMIT, () -> ask(ACME, CODE, Money.parse("0.01 EUR")));
    Refused.forGood(
        DomainProblem.DOMAIN_FREE, () -> ask(new DomainName("free.example"), CODE, LIMIT));
    assertThat(asked()).isZero();
  }

  @Test
  public void settlesOnlyWhatIsOurs() {
    ask(CODE);
    Refused.forNow(this::settle);
    letGo();
    assertThat(settle().state()).isEqualTo(State.OURS);
    assertThat(settle().state()).isEqualTo(State.OURS);
    assertThat(ask(CODE).state()).as("nothing to ask for").isEqualTo(State.OURS);
    assertThat(asked()).isOne();
  }

  @Test
  public void takesARequestBackOnce() {
    ask(CODE);
    assertThat(cancel().state()).isEqualTo(State.ELSEWHERE);
    assertThat(cancel().state()).isEqualTo(State.ELSEWHERE);
    assertThat(takenBack()).isOne();
  }

  @Test
  public void keepsWhatIsOursWhenItIsTakenBack() {
    ask(CODE);
    letGo();
    assertThat(cancel().state()).isEqualTo(State.OURS);
    assertThat(takenBack()).isZero();
  }

  private TransferStanding ask(@Nullable SecretRef code) {
    return ask(ACME, code, LIMIT);
  }

  private TransferStanding ask(DomainName domain, @Nullable SecretRef code, Money limit) {
    TransferOrder order =
        new TransferOrder(
            domain,
            null,
            contact(),
            List.of(),
            limit,
            code,
            "inwx-test",
            null,
            "en",
            Duration.ofDays(5),
            Map.of(),
            null,
            null,
            null);
    Instant deadline = Instant.now().plus(Duration.ofDays(5));
    return transfers().request(next(), new TransferRequest(order, limit, code, deadline, null));
  }

  private TransferStanding settle() {
    List<DomainName> nameservers = List.of(new DomainName("ns.inwx.de"));
    return transfers()
        .settle(next(), new TransferSettlement(ACME, nameservers, null, List.of(CODE)));
  }

  private TransferStanding cancel() {
    return transfers().cancel(next(), ACME);
  }
}
