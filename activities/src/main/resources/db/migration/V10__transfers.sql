-- Domains of our registrar accounts as the registrar lists them, transfers that we wait for or
-- waited for, the registrar's messages, and when all that was read.
create table domains (
  name          text primary key,
  account       text not null,
  status        text not null,
  expires_at    timestamptz,
  renewal_mode  text,
  transfer_lock boolean,
  verification  text,
  seen_at       timestamptz not null,
  gone_at       timestamptz
);
create index domains_by_expiry on domains (account, expires_at) where gone_at is null;

create table domain_transfers (
  domain       text primary key,
  account      text not null,
  operation    text not null,
  fence        bigint not null,
  sequence     bigint not null,
  state        text not null check (state in ('PENDING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  words        text,
  meaning      text not null,
  owner_email  text,
  locale       text not null,
  requested_at timestamptz not null,
  deadline     timestamptz not null,
  ended_at     timestamptz,
  updated_at   timestamptz not null default now(),
  check ((state = 'PENDING') = (ended_at is null))
);
create index domain_transfers_pending on domain_transfers (account, domain) where state = 'PENDING';

create table registrar_messages (
  account     text not null,
  id          bigint not null,
  type        text not null,
  object      text not null,
  status      text not null,
  meaning     text not null,
  details     text not null default '',
  at          timestamptz not null,
  received_at timestamptz not null default now(),
  operation   text,
  primary key (account, id)
);
create index registrar_messages_by_object on registrar_messages (object, id);

create table registrar_watches (
  account       text primary key,
  drained_at    timestamptz,
  reconciled_at timestamptz,
  cared_at      timestamptz
);
