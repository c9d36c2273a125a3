-- Round robin over restarts: the server whose last turn is oldest comes next.
alter table servers add column last_turn bigint not null default 0;
create sequence server_turns;
