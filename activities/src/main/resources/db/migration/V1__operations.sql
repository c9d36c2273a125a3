-- What runs and what ran: one row per operation id, one per run, and who did what.
create table operations (
  id            text primary key,
  kind          text not null,
  subject       text not null,
  title         text not null,
  state         text not null check (state in (
    'ACCEPTED', 'RUNNING', 'WAITING_FOR_CHILD', 'PARKED', 'UNDOING',
    'SUCCEEDED', 'PARTIAL', 'ROLLED_BACK', 'FAILED', 'ABORTED')),
  step          text,
  message       text,
  actor         text not null,
  run_id        text,
  fence         bigint not null default 0,
  last_sequence bigint not null default 0,
  started_at    timestamptz not null,
  parked_since  timestamptz,
  deadline      timestamptz,
  ended_at      timestamptz,
  outcome       text check (outcome in ('SUCCEEDED', 'PARTIAL', 'ROLLED_BACK', 'FAILED', 'ABORTED')),
  paid          jsonb not null default '[]',
  leftovers     jsonb not null default '[]',
  check ((outcome is null) = (ended_at is null))
);
create index operations_by_state on operations (state, started_at);
create index operations_by_kind on operations (kind, started_at);
create index operations_by_deadline on operations (deadline) where ended_at is null;

-- The same run claims the same fence again; what an earlier run paid and left stays readable.
create table operation_runs (
  operation  text not null references operations,
  run_id     text not null,
  fence      bigint not null,
  actor      text not null,
  started_at timestamptz not null,
  ended_at   timestamptz,
  outcome    text check (outcome in ('SUCCEEDED', 'PARTIAL', 'ROLLED_BACK', 'FAILED', 'ABORTED')),
  message    text,
  paid       jsonb not null default '[]',
  leftovers  jsonb not null default '[]',
  primary key (operation, run_id),
  unique (operation, fence)
);

create table audit (
  id        bigint generated always as identity primary key,
  at        timestamptz not null default now(),
  actor     text not null,
  action    text not null,
  operation text,
  detail    text
);
create index audit_by_operation on audit (operation, id);
