-- Tokens may be bound to an account; answers to requests that carry an Idempotency-Key.
alter table api_tokens add column account text;

-- A row without an answer is a request in hand, until its claim ends: then its holder is dead.
create table request_keys (
  actor         text not null,
  key           text not null,
  request_hash  bytea not null,
  claim         uuid not null,
  claimed_until timestamptz not null,
  status        int,
  content_type  text,
  answer        text,
  created_at    timestamptz not null default now(),
  primary key (actor, key),
  check ((status is null) = (answer is null))
);
create index request_keys_by_age on request_keys (created_at);
