-- Encrypted under the master key: ciphertexts start with their nonce; key_id names the key.
-- A forgotten secret keeps its row without a ciphertext, so that a late write cannot bring it back.
create table secrets (
  ref        text primary key,
  ciphertext bytea,
  key_id     text,
  operation  text,
  fence      bigint not null default 0,
  sequence   bigint not null default 0,
  updated_at timestamptz not null default now(),
  check ((ciphertext is null) = (key_id is null))
);

create table accounts (
  name           text primary key,
  session        bytea,
  key_id         text,
  last_totp_step bigint not null default 0,
  updated_at     timestamptz not null default now(),
  check ((session is null) = (key_id is null))
);

create table api_tokens (
  id           bigint generated always as identity primary key,
  hash         bytea not null unique,
  name         text not null,
  role         text not null check (role in ('viewer', 'operator', 'admin')),
  created_at   timestamptz not null default now(),
  expires_at   timestamptz,
  revoked_at   timestamptz,
  last_used_at timestamptz
);
create unique index api_tokens_live_name on api_tokens (name) where revoked_at is null;

create table sent_mail (
  message_id text primary key,
  at         timestamptz not null default now()
);
