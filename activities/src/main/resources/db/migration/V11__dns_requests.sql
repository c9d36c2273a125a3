-- DNS requests: one row each, for ever; the id decides whether a request is new.
create table dns_requests (
  number        bigint generated always as identity unique,
  id            text primary key,
  account_id    text,
  source        text not null,
  status        text not null check (status in (
    'ACCEPTED', 'INVALID', 'PLANNED', 'APPLIED', 'VISIBLE', 'FAILED')),
  reason        text,
  zone          text,
  order_json    jsonb,
  order_digest  text not null,
  changes       text[] not null default '{}',
  lagging       text[] not null default '{}',
  -- Every state with its time, reason and author, in the order of their writing.
  log           jsonb not null,
  -- How many entries of the log have been told to the outside, where somebody wants to know.
  told          int not null default 0,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  last_fence    bigint not null default 0,
  last_sequence bigint not null default 0
);
create index dns_requests_by_account on dns_requests (account_id, number);
create index dns_requests_by_status on dns_requests (status, number);
create index dns_requests_by_zone on dns_requests (zone, number);
create index dns_requests_untold on dns_requests (number) where told < jsonb_array_length(log);
