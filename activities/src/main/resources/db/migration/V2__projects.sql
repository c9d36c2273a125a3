-- Servers with their slots, projects on them, and the log of how they came to be.
create table servers (
  name         text primary key,
  address      text not null,
  coolify_uuid text not null unique,
  capacity     int not null,
  slots_taken  int not null default 0,
  labels       jsonb not null default '{}',
  created_at   timestamptz not null default now(),
  check (slots_taken between 0 and capacity)
);

-- A pair of ..._fence and ..._sequence names the newest write of that group of columns.
create table projects (
  slug                 text primary key,
  name                 text not null,
  owner_email          text not null,
  project_type         text,
  plugins              text[] not null default '{}',
  locale               text not null default 'de',
  order_json           jsonb not null,
  status               text not null default 'DRAFT' check (status in (
    'DRAFT', 'PENDING_DOMAIN', 'PROVISIONING', 'BOOTSTRAPPING', 'ACTIVE', 'ERROR')),
  is_active            boolean not null default false,
  incarnation          int not null default 1,
  started_at           timestamptz,
  completed_at         timestamptz,
  last_error           text,
  retry_count          int not null default 0,
  server               text references servers,
  app_name             text,
  app_port             int,
  coolify_project_uuid text,
  coolify_app_uuid     text,
  created_at           timestamptz not null default now(),
  updated_at           timestamptz not null default now(),
  status_fence         bigint not null default 0,
  status_sequence      bigint not null default 0,
  app_fence            bigint not null default 0,
  app_sequence         bigint not null default 0,
  slot_fence           bigint not null default 0,
  slot_sequence        bigint not null default 0
);
create index projects_by_status on projects (status, slug);
create index projects_by_server on projects (server);

create table project_domains (
  project         text not null references projects,
  domain          text not null unique,
  base_domain     text not null,
  is_primary      boolean not null default true,
  status          text not null check (status in (
    'PENDING_REGISTRATION', 'PENDING_TRANSFER', 'PENDING_DNS', 'ACTIVE')),
  a_record_id     text,
  www_record_id   text,
  status_fence    bigint not null default 0,
  status_sequence bigint not null default 0,
  primary key (project, domain)
);
create unique index project_domains_one_primary on project_domains (project) where is_primary;

create table services (
  project     text primary key references projects,
  name        text not null,
  server      text not null references servers,
  port        int not null,
  deployed_at timestamptz not null,
  status      text not null check (status in ('running', 'stopped', 'failed'))
);
create index services_by_server on services (server);

create table provisioning_log (
  id           bigint generated always as identity primary key,
  project      text not null,
  action       text not null,
  message      text not null,
  old_status   text,
  new_status   text,
  service      text,
  external_id  text,
  error        text,
  triggered_by text not null default 'system',
  at           timestamptz not null default now(),
  operation    text not null,
  fence        bigint not null,
  sequence     bigint not null,
  line         text not null,
  unique (operation, fence, sequence, line)
);
create index provisioning_log_by_project on provisioning_log (project, id);
