-- What an order names of the catalogue, and where its owner's clock stands.
alter table projects
  add column bundle    text,
  add column plan      text,
  add column time_zone text;

-- Money that was spent at a registrar account, or is about to be: the cap per day counts both.
create table purchases (
  id          bigint generated always as identity primary key,
  account     text not null,
  subject     text not null,
  operation   text not null,
  minor       bigint not null check (minor >= 0),
  currency    text not null,
  state       text not null check (state in ('RESERVED', 'SPENT')),
  reserved_at timestamptz not null default now(),
  spent_at    timestamptz
);
create index purchases_by_day on purchases (account, currency, reserved_at);
create unique index purchases_one_reservation on purchases (account, subject)
  where state = 'RESERVED';
