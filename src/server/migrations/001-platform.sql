-- What every module stands on: the wall between partnerships, events, outbox, jobs, files.

do $$
declare wanted text;
begin
  foreach wanted in array array['pg_trgm', 'unaccent', 'citext', 'ltree', 'btree_gin', 'pgcrypto'] loop
    if exists (select 1 from pg_available_extensions where name = wanted) then
      execute format('create extension if not exists %I', wanted);
    end if;
  end loop;
end $$;

revoke create on schema public from public;
grant usage on schema public to tandem_app;

-- Secrets of this installation: the owner alone reads them.
create table if not exists instance_secrets (name text primary key, value text not null);

create schema tandem;
grant usage on schema tandem to tandem_app;

-- The partnership of the transaction; null outside one.
create function tandem.partnership() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('tandem.partnership', true), '')::uuid $$;

-- Puts a table behind the wall and grants it to the application: one line per table in a migration.
-- An append-only table can be read and added to, never changed.
create procedure tandem.protect(protected regclass, append_only boolean default false) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('create policy wall on %s using (partnership_id = tandem.partnership()) with check (partnership_id = tandem.partnership())', protected);
  execute format('grant select, insert on %s to tandem_app', protected);
  if not append_only then
    execute format('grant update, delete on %s to tandem_app', protected);
  end if;
end $$;

create table partnerships (
  partnership_id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  sample boolean not null default false,
  zone text not null,
  created_at bigint not null
);
call tandem.protect('partnerships');

-- Everything that happened: who, when, what. The application can add, never rewrite.
create table events (
  partnership_id uuid not null references partnerships,
  event_id uuid not null,
  at bigint not null,
  kind text not null,
  subject_type text not null,
  subject_id uuid not null,
  actor_kind text not null check (actor_kind in ('person', 'system')),
  actor text not null,
  data jsonb not null,
  primary key (partnership_id, event_id)
);
create index events_of_subject on events (partnership_id, subject_type, subject_id, event_id);
call tandem.protect('events', true);

-- Messages to be delivered after the transaction that wrote them.
create table outbox (
  partnership_id uuid not null references partnerships,
  message_id uuid not null,
  topic text not null,
  payload jsonb not null,
  attempts integer not null default 0,
  due_at bigint not null,
  failure text,
  primary key (partnership_id, message_id)
);
create index outbox_due on outbox (due_at) where attempts < 20;
call tandem.protect('outbox');

-- Which partnerships have messages to deliver: names only, no content.
create function tandem.outbox_waiting(now_ms bigint, most integer) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$ select partnership_id from outbox where attempts < 20 and due_at <= now_ms group by partnership_id order by min(due_at) limit most $$;
revoke execute on function tandem.outbox_waiting from public;
grant execute on function tandem.outbox_waiting to tandem_app;

-- Long work that a person watches.
create table jobs (
  partnership_id uuid not null references partnerships,
  job_id uuid not null,
  kind text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  title text not null,
  subject_id uuid not null,
  done bigint not null default 0,
  total bigint,
  unit text not null,
  failure text,
  errors integer not null default 0,
  started_by uuid,
  created_at bigint not null,
  started_at bigint,
  ended_at bigint,
  cancel_asked boolean not null default false,
  primary key (partnership_id, job_id)
);
call tandem.protect('jobs');

-- Uploaded and produced files, in pieces, so that every server reaches them and a backup holds them.
create table files (
  partnership_id uuid not null references partnerships,
  file_id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  created_at bigint not null,
  primary key (partnership_id, file_id)
);
call tandem.protect('files');

create table file_pieces (
  partnership_id uuid not null,
  file_id uuid not null,
  piece integer not null,
  content bytea not null,
  primary key (partnership_id, file_id, piece)
);
alter table file_pieces alter column content set storage external;
call tandem.protect('file_pieces');

-- Attempts counted across all servers: sign-in by address and by person.
create table throttles (
  key text primary key,
  count integer not null,
  until_at bigint not null
);
grant select, insert, update, delete on throttles to tandem_app;
