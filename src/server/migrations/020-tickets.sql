-- The shared desk. A ticket is its events; the row in `tickets` is what lists need, made from them.

create table tickets (
  partnership_id uuid not null references partnerships,
  ticket_id uuid not null,
  -- What people call it; the desk's own numbers count up, imported tickets keep theirs.
  number text not null,
  ordinal bigint not null,
  -- The import that it came from; null for tickets of this desk.
  history_id uuid,
  subject text not null,
  type text not null,
  status text not null,
  waiting_on text,
  priority text not null,
  tier smallint not null,
  category text not null,
  system text,
  site text,
  holder_team text,
  holder_party text,
  assignee uuid,
  requester uuid,
  proposed_team text,
  proposed_party text,
  bounces integer not null,
  created_at bigint not null,
  updated_at bigint not null,
  due_kind text,
  due_at bigint,
  breached_at bigint,
  -- When something happens by itself: a hand-off transfers, a wait ends.
  wake_at bigint,
  seq integer not null,
  agreement_version integer not null,
  -- What the desk that it came from recorded about itself.
  recorded jsonb,
  -- Names the request that created it, so that repeating it creates nothing.
  creation_key text,
  primary key (partnership_id, ticket_id)
);
create unique index tickets_by_number on tickets (partnership_id, history_id, number) nulls not distinct;
create unique index tickets_by_key on tickets (partnership_id, creation_key) where creation_key is not null;
call tandem.protect('tickets');

create table ticket_numbers (
  partnership_id uuid not null references partnerships,
  last bigint not null,
  primary key (partnership_id)
);
call tandem.protect('ticket_numbers');

-- Facts, in order. `event` is the whole of it, as core reads it.
create table ticket_events (
  partnership_id uuid not null,
  ticket_id uuid not null,
  seq integer not null,
  at bigint not null,
  event jsonb not null,
  primary key (partnership_id, ticket_id, seq)
);
call tandem.protect('ticket_events', true);

-- Texts of messages, apart from the events because not everybody may read them.
create table messages (
  partnership_id uuid not null,
  message_id uuid not null,
  ticket_id uuid not null,
  at bigint not null,
  audience text not null check (audience in ('requester', 'shared', 'own-party')),
  -- Null when it was sent automatically.
  author uuid,
  -- The side that the author works for; null for a requester.
  author_party text,
  body text not null,
  -- Names the request that wrote it.
  creation_key text,
  primary key (partnership_id, message_id)
);
create index messages_of_ticket on messages (partnership_id, ticket_id, at, message_id);
create unique index messages_by_key on messages (partnership_id, ticket_id, creation_key) where creation_key is not null;
call tandem.protect('messages', true);

-- Lists walk an index in their order. The desk's tickets and each import have their own: `is null` is
-- no equality that would let one index serve both in order.
alter table tickets add column sort_due bigint not null generated always as (coalesce(due_at, 9007199254740991)) stored;
-- What open tickets are picked by stands behind the order, so that rows that do not fit are passed over in the index.
create index tickets_active_by_due on tickets (partnership_id, sort_due, ticket_id, holder_team, holder_party, priority, category, system, type, status)
  where history_id is null and status in ('new', 'open', 'waiting');
create index tickets_by_due on tickets (partnership_id, sort_due, ticket_id) where history_id is null;
create index tickets_by_updated on tickets (partnership_id, updated_at, ticket_id) where history_id is null;
create index tickets_by_created on tickets (partnership_id, created_at, ticket_id) where history_id is null;
create index tickets_by_ordinal on tickets (partnership_id, ordinal, ticket_id) where history_id is null;
create index imported_by_due on tickets (partnership_id, history_id, sort_due, ticket_id) where history_id is not null;
create index imported_by_updated on tickets (partnership_id, history_id, updated_at, ticket_id) where history_id is not null;
create index imported_by_created on tickets (partnership_id, history_id, created_at, ticket_id) where history_id is not null;
create index imported_by_ordinal on tickets (partnership_id, history_id, ordinal, ticket_id) where history_id is not null;
-- What waits for somebody: few rows each.
create index tickets_proposed on tickets (partnership_id, proposed_party, sort_due, ticket_id)
  where history_id is null and status in ('new', 'open', 'waiting') and proposed_party is not null;
create index tickets_unowned on tickets (partnership_id, sort_due, ticket_id)
  where history_id is null and status in ('new', 'open', 'waiting') and holder_team is null;
create index tickets_assigned on tickets (partnership_id, assignee, sort_due, ticket_id)
  where history_id is null and status in ('new', 'open', 'waiting') and assignee is not null;
create index tickets_of_requester on tickets (partnership_id, requester, updated_at) where requester is not null;
create index tickets_to_wake on tickets (wake_at) where wake_at is not null;

do $$
begin
  if exists (select 1 from pg_extension where extname = 'pg_trgm') then
    create index tickets_by_words on tickets using gin (subject gin_trgm_ops);
  end if;
end $$;

-- Tickets of the transaction's partnership whose number or subject fits, up to so many in no order.
-- `ilike` is not leak-proof, so behind the wall it could not use the index: this looks from the
-- owner's side, filters by partnership itself and hands out ids alone.
create function tandem.tickets_with(history uuid, number_is text, subject_like text, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  -- Planned for these very values: a frequent word and a rare one want different ways.
  return query execute
    'select ticket_id from tickets where partnership_id = $1 and number = $3 and '
    || case when history is null then 'history_id is null' else 'history_id = $2' end
    || ' union all (select ticket_id from tickets where partnership_id = $1 and subject ilike $4 and '
    || case when history is null then 'history_id is null' else 'history_id = $2' end || ' limit $5)'
    using tandem.partnership(), history, number_is, subject_like, most;
end $$;
revoke execute on function tandem.tickets_with from public;
grant execute on function tandem.tickets_with to tandem_app;

-- Which tickets change by themselves now: names only, for the sweeper that serves every partnership.
create function tandem.tickets_to_wake(now_ms bigint, most integer) returns table (partnership_id uuid, ticket_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select partnership_id, ticket_id from tickets where wake_at <= now_ms order by wake_at limit most $$;
revoke execute on function tandem.tickets_to_wake from public;
grant execute on function tandem.tickets_to_wake to tandem_app;
