package dev.longhaul.activities.postgres;

import dev.longhaul.durable.Money;
import dev.longhaul.durable.OperationId;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Statements on {@code purchases}. */
interface SpendingSql {
  /** Until the transaction ends, nobody else reserves for this account and currency. */
  @SqlQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is not null")
  boolean queue(String key);

  /** What was spent or reserved today (UTC), a reservation of the subject itself left out. */
  @SqlQuery(
      """
      select coalesce(sum(minor), 0) from purchases
      where account = :account and currency = :currency
        and not (state = 'RESERVED' and subject = :subject)
        and coalesce(spent_at, reserved_at)
            >= date_trunc('day', now() at time zone 'UTC') at time zone 'UTC'
      """)
  long today(String account, String currency, String subject);

  /** Whether there is a reservation that no run which has ended has named. */
  @SqlQuery(
      """
      select exists (
        select from purchases p
        where account = :account and subject = :subject and state = 'RESERVED'
          and not exists (
            select from operation_runs r
            where r.operation = p.operation and r.ended_at >= p.reserved_at and r.paid <> '[]'))
      """)
  boolean reserved(String account, String subject);

  @SqlUpdate(
      """
      insert into purchases (account, subject, operation, minor, currency, state)
      values (:account, :subject, :operation, :minor, :currency, 'RESERVED')
      on conflict (account, subject) where state = 'RESERVED' do update
      set operation = :operation, minor = :minor, currency = :currency, reserved_at = now()
      """)
  void reserve(String account, String subject, OperationId operation, @BindMethods Money price);

  @SqlUpdate(
      """
      update purchases
      set state = 'SPENT', minor = :minor, currency = :currency, spent_at = now()
      where account = :account and subject = :subject and state = 'RESERVED'
      """)
  boolean settle(String account, String subject, @BindMethods Money paid);

  /** For a purchase whose reservation is gone; one that is entered already stays as it is. */
  @SqlUpdate(
      """
      insert into purchases (account, subject, operation, minor, currency, state, spent_at)
      select :account, :subject, :operation, :minor, :currency, 'SPENT', now()
      where not exists (
        select from purchases
        where account = :account and subject = :subject and operation = :operation
          and state = 'SPENT')
      """)
  void enter(String account, String subject, OperationId operation, @BindMethods Money paid);

  @SqlUpdate(
      """
      delete from purchases
      where account = :account and subject = :subject and state = 'RESERVED'
      """)
  void release(String account, String subject);

  /** A purchase that is spent is named by the run that spent it, unless that has ended. */
  @SqlQuery(
      """
      select minor, currency from purchases p
      where account = :account and subject = :subject
        and (state = 'RESERVED' or exists (
          select from operation_runs r
          where r.operation = p.operation and r.ended_at >= p.spent_at))
        and not exists (
          select from operation_runs r
          where r.operation = p.operation and r.ended_at >= p.reserved_at and r.paid <> '[]')
      order by id desc
      limit 1
      """)
  @RegisterConstructorMapper(Money.class)
  Optional<Money> unnamed(String account, String subject);

  @SqlQuery(
      """
      select exists (
        select from operation_runs r
        join (select * from purchases where account = :account and subject = :subject
              order by id desc limit 1) p on r.operation = p.operation
        where r.ended_at >= coalesce(p.spent_at, p.reserved_at) and r.paid <> '[]')
      """)
  boolean named(String account, String subject);
}
