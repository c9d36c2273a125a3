package dev.longhaul.activities.postgres;

import dev.longhaul.activities.acting.SentMail;
import org.jdbi.v3.core.Jdbi;

/** The mails that have left the house, in {@code sent_mail}. */
public final class LedgerSentMail implements SentMail {
  private final Jdbi jdbi;

  public LedgerSentMail(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean wasSent(String key) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select exists (select from sent_mail where message_id = :key)")
                .bind("key", key)
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public void sent(String key) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into sent_mail (message_id) values (?) on conflict do nothing", key));
  }
}
