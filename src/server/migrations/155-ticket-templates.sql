-- What tickets are started from. Seen by those alone whose they are; `shared` ones by both IT teams.
create table ticket_templates (
  partnership_id uuid not null references partnerships,
  template_id uuid not null,
  owner_kind text not null check (owner_kind in ('person', 'team', 'party', 'shared')),
  -- Id of the person, team or party; of a shared one the party that keeps it.
  owner text not null,
  name text not null,
  content jsonb not null,
  uses integer not null,
  archived_at bigint,
  updated_by uuid not null,
  updated_at bigint not null,
  revision integer not null,
  primary key (partnership_id, template_id)
);
create unique index ticket_templates_by_owner on ticket_templates (partnership_id, owner_kind, owner, lower(name))
  where archived_at is null;
create index ticket_templates_by_use on ticket_templates (partnership_id, uses desc, template_id);
call tandem.protect('ticket_templates');

-- A template that recurs. `next_at` is the cursor: the occurrence that is made next.
create table ticket_schedules (
  partnership_id uuid not null references partnerships,
  schedule_id uuid not null,
  template_id uuid not null,
  party text not null,
  -- In whose name the tickets are made.
  owner uuid not null,
  schedule jsonb not null,
  next_at bigint,
  -- A server is making the ticket until then; when it dies, another one goes on.
  claimed_until bigint,
  last_at bigint,
  last_ticket uuid,
  paused_at bigint,
  -- Null: it paused by itself.
  paused_by uuid,
  paused_because text,
  paused_text text,
  revision integer not null,
  primary key (partnership_id, schedule_id),
  foreign key (partnership_id, template_id) references ticket_templates
);
create index ticket_schedules_of_party on ticket_schedules (partnership_id, party, next_at);
create index ticket_schedules_of_template on ticket_schedules (partnership_id, template_id);
create index ticket_schedules_due on ticket_schedules (next_at) where next_at is not null and paused_at is null;
call tandem.protect('ticket_schedules');

-- What recurs now: names only, for the sweeper that serves every partnership.
create function tandem.schedules_due(now_ms bigint, most integer) returns table (partnership_id uuid, schedule_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select partnership_id, schedule_id from ticket_schedules
        where next_at <= now_ms and paused_at is null and (claimed_until is null or claimed_until <= now_ms)
        order by next_at limit most $$;
revoke execute on function tandem.schedules_due from public;
grant execute on function tandem.schedules_due to tandem_app;
