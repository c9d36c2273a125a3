-- Whose zones a token that is bound to an account may change; none: the project named like it.
alter table api_tokens add column projects text[] not null default '{}';
