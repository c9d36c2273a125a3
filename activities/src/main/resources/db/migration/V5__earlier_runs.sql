-- What an earlier run of the same incarnation has begun, so that a later run knows it as ours.
alter table projects
  add column app_claimed       boolean not null default false,
  add column deployment_id     text,
  add column deployment_digest text;
