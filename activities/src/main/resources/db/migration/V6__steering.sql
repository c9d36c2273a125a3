-- Vendor accounts, by their task queue. Paused by a person (probe_at is null) or by the breaker,
-- which lets one operation at a time through as a probe once probe_at has passed.
create table vendor_accounts (
  account         text primary key,
  failures        int not null default 0,
  failing_since   timestamptz,
  last_failure    text,
  paused_by       text,
  paused_at       timestamptz,
  reason          text,
  times_opened    int not null default 0,
  probe_at        timestamptz,
  probe_by        text,
  probe_until     timestamptz,
  check ((paused_by is null) = (paused_at is null)),
  check (probe_at is null or paused_at is not null)
);

-- The account that an operation waits for, or whose failure has parked it.
alter table operations add column vendor text;
create index operations_by_vendor on operations (vendor) where ended_at is null;

-- What the operators are told because of a vendor, so that many become one digest.
create table notices (
  id           text primary key,
  at           timestamptz not null default now(),
  kind         text not null,
  vendor       text not null,
  step         text not null,
  line         text not null,
  digest       text,
  digest_until timestamptz,
  check ((digest is null) = (digest_until is null))
);
create index notices_by_vendor on notices (kind, vendor, at);
create index notices_by_digest on notices (digest) where digest is not null;

-- What the sweep has found: operations that cannot go on by themselves.
create table stuck_operations (
  operation text primary key,
  reason    text not null,
  detail    text not null,
  since     timestamptz not null default now()
);

-- When it looked last: a sweep that has stopped is itself worth an alert.
create table sweeps (
  name text primary key,
  at   timestamptz not null
);
