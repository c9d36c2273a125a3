package dev.longhaul.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhaul.domains.DomainName;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.SecretRef;
import dev.longhaul.notices.NoticeActivities;
import dev.longhaul.notices.WelcomeMail;
import org.junit.jupiter.api.Test;

/** What every way of writing to owners promises (P-09). */
public abstract class WelcomeContract {
  protected abstract NoticeActivities notices();

  /** The fence of the next write. */
  protected abstract Fence next();

  /** How many mails have come, also when one came twice. */
  protected abstract int delivered();

  @Test
  public void sendsOneMailHoweverOftenItIsTold() {
    welcome("welcome.acme.1@customers.example");
    welcome("welcome.acme.1@customers.example");
    assertThat(delivered()).isOne();
  }

  @Test
  public void sendsAnotherMailUnderAnotherId() {
    welcome("welcome.acme.1@customers.example");
    welcome("welcome.acme.2@customers.example");
    assertThat(delivered()).isEqualTo(2);
  }

  private void welcome(String messageId) {
    notices()
        .welcome(
            next(),
            new WelcomeMail(
                "acme",
                "Acme",
                "jo@acme.example",
                "en",
                new DomainName("acme.example"),
                "https://acme.example",
                SecretRef.of("acme", "initial-password"),
                messageId,
                null));
  }
}
