package dev.longhaul.activities.postgres;

import dev.longhaul.activities.acting.RegistrarLedger.Listed;
import dev.longhaul.activities.acting.RegistrarLedger.Received;
import dev.longhaul.activities.acting.RegistrarLedger.Waiting;
import dev.longhaul.domains.DomainName;
import dev.longhaul.domains.TransferMeaning;
import dev.longhaul.domains.TransferState;
import dev.longhaul.durable.Fence;
import dev.longhaul.durable.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Statements on {@code domains}, {@code domain_transfers} and what the registrar says of them. */
interface TransferSql {
  @SqlUpdate(
      """
      insert into domain_transfers
        (domain, account, operation, fence, sequence, state, words, meaning, owner_email, locale,
         requested_at, deadline)
      values
        (:domain, :account, :operation, :token, :sequence, 'PENDING', :words, :meaning, :ownerEmail,
         :locale, now(), :deadline)
      on conflict (domain) do update
      set account = :account, operation = :operation, fence = :token, sequence = :sequence,
          state = 'PENDING', words = :words, meaning = :meaning, owner_email = :ownerEmail,
          locale = :locale, deadline = :deadline, ended_at = null, updated_at = now(),
          requested_at = case when domain_transfers.state = 'PENDING'
            then domain_transfers.requested_at else now() end
      where domain_transfers.operation <> :operation
         or (domain_transfers.fence, domain_transfers.sequence) < (:token, :sequence)
      """)
  void waiting(
      DomainName domain,
      String account,
      @Nullable String words,
      TransferMeaning meaning,
      @Nullable String ownerEmail,
      String locale,
      Instant deadline,
      @BindMethods Fence fence);

  @SqlUpdate(
      """
      update domain_transfers
      set state = :state, words = coalesce(:words, words), meaning = :meaning, fence = :token,
          sequence = :sequence, ended_at = now(), updated_at = now()
      where domain = :domain and operation = :operation
        and (fence, sequence) < (:token, :sequence)
      """)
  void ended(
      DomainName domain,
      TransferState state,
      @Nullable String words,
      TransferMeaning meaning,
      @BindMethods Fence fence);

  @SqlUpdate(
      """
      update domain_transfers
      set deadline = :deadline, fence = :token, sequence = :sequence, updated_at = now()
      where domain = :domain and operation = :operation and state = 'PENDING'
        and (fence, sequence) < (:token, :sequence)
      """)
  void deadline(DomainName domain, Instant deadline, @BindMethods Fence fence);

  @SqlUpdate(
      """
      insert into registrar_messages (account, id, type, object, status, meaning, details, at)
      values (:account, :id, :type, :object, :status, :meaning, :details, :at)
      on conflict (account, id) do nothing
      """)
  void enter(String account, @BindMethods Received message);

  @SqlUpdate(
      """
      update domain_transfers set words = :words, meaning = :meaning, updated_at = now()
      where domain = :domain and account = :account and state = 'PENDING'
        and requested_at - interval '1 minute' <= :at
      """)
  void said(String domain, String account, String words, TransferMeaning meaning, Instant at);

  @SqlUpdate(
      "update registrar_messages set operation = :operation where account = :account and id = :id")
  void delivered(String account, long id, OperationId operation);

  @SqlUpdate(
      """
      insert into registrar_watches (account, drained_at) values (:account, :at)
      on conflict (account) do update set drained_at = :at
      """)
  void drained(String account, Instant at);

  @SqlUpdate(
      """
      insert into registrar_watches (account, reconciled_at) values (:account, :at)
      on conflict (account) do update set reconciled_at = :at
      """)
  void reconciled(String account, Instant at);

  @SqlUpdate(
      """
      insert into registrar_watches (account, cared_at) values (:account, :at)
      on conflict (account) do update set cared_at = :at
      """)
  void cared(String account, Instant at);

  @SqlQuery(
      """
      select coalesce(reconciled_at <= :reconciledBefore, true) as reconcile_due,
             coalesce(cared_at <= :caredBefore, true) as care_due
      from registrar_watches where account = :account
      """)
  @RegisterConstructorMapper(Due.class)
  Optional<Due> due(String account, Instant reconciledBefore, Instant caredBefore);

  @SqlBatch(
      """
      insert into domains
        (name, account, status, expires_at, renewal_mode, transfer_lock, verification, seen_at)
      values
        (:name, :account, :status, :expiresAt, :renewalMode, :transferLock, :verification, :at)
      on conflict (name) do update
      set account = :account, status = :status, expires_at = :expiresAt,
          renewal_mode = :renewalMode, transfer_lock = :transferLock,
          verification = :verification, seen_at = :at, gone_at = null
      """)
  void seen(@BindMethods List<Listed> listed, String account, Instant at);

  @SqlBatch(
      """
      update domain_transfers set words = :status, meaning = :meaning, updated_at = now()
      where domain = :name and account = :account and state = 'PENDING'
        and words is distinct from :status and not :ours
      """)
  void words(@BindMethods List<Listed> listed, String account);

  @SqlQuery(
      """
      select t.domain, d.status, t.requested_at
      from domain_transfers t join domains d on d.name = t.domain
      where t.account = :account and t.state = 'PENDING' and d.seen_at >= :since
        and d.status = 'OK'
      """)
  @RegisterConstructorMapper(Waiting.class)
  List<Waiting> found(String account, Instant since);

  @SqlQuery(
      """
      select t.domain
      from domain_transfers t left join domains d on d.name = t.domain and d.seen_at >= :since
      where t.account = :account and t.state = 'PENDING' and t.requested_at < :since
        and (d.name is null or exists (
          select from registrar_messages m
          where m.account = t.account and m.object = t.domain
            and m.meaning in ('FAILED', 'CANCELLED') and m.received_at >= t.requested_at))
      """)
  List<DomainName> doubtful(String account, Instant since);

  @SqlUpdate(
      """
      update domains set gone_at = now()
      where account = :account and seen_at < :since and gone_at is null
      """)
  void gone(String account, Instant since);

  /** What should be done now. */
  record Due(boolean reconcileDue, boolean careDue) {}
}
