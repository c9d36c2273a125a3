-- The records that are ours, and the requests that a zone has answered.
create table dns_records (
  id           bigint generated always as identity primary key,
  zone         text not null,
  name         text not null,
  type         text not null check (type in ('A', 'AAAA', 'CNAME', 'TXT', 'MX', 'SRV', 'NS', 'CAA')),
  content      text not null,
  ttl          int not null check (ttl > 0),
  priority     int,
  vendor_id    text not null,
  content_hash bytea not null,
  owner        text not null,
  written_at   timestamptz not null default now(),
  unique (zone, vendor_id),
  unique (zone, name, type, content_hash)
);

create table zone_answers (
  request_id  text primary key,
  zone        text not null,
  outcome     text not null check (outcome in ('APPLIED', 'REFUSED', 'FAILED')),
  message     text not null,
  answered_at timestamptz not null default now()
);
