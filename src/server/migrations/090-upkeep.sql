-- After signing: when the agreement is reviewed, what has drifted, and open tickets that move to the version in force.

create table agreement_review_plans (
  partnership_id uuid not null references partnerships,
  -- A day on the wall of the partnership, YYYY-MM-DD.
  due_on text not null check (due_on ~ '^\d{4}-\d{2}-\d{2}$'),
  every_months integer not null check (every_months between 1 and 60),
  note text not null,
  revision integer not null check (revision >= 1),
  set_at bigint not null,
  set_by uuid not null,
  primary key (partnership_id)
);
call tandem.protect('agreement_review_plans');

create table agreement_reviews (
  partnership_id uuid not null references partnerships,
  review_id uuid not null,
  -- The version that was in force when it was finished.
  agreement_id uuid not null,
  due_on text not null,
  next_on text not null,
  word text not null,
  at bigint not null,
  person_id uuid not null,
  primary key (partnership_id, review_id),
  foreign key (partnership_id, agreement_id) references agreement_versions
);
call tandem.protect('agreement_reviews', true);

create table ticket_moves (
  partnership_id uuid not null references partnerships,
  move_id uuid not null,
  agreement_id uuid not null,
  to_version integer not null,
  from_versions integer[] not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  job_id uuid,
  total integer not null,
  -- The last ticket that was looked at, so that an interrupted move goes on behind it.
  place uuid,
  moved integer not null default 0,
  refused integer not null default 0,
  failure text,
  created_at bigint not null,
  created_by uuid not null,
  ended_at bigint,
  primary key (partnership_id, move_id),
  foreign key (partnership_id, agreement_id) references agreement_versions
);
-- One at a time.
create unique index ticket_move_under_way on ticket_moves (partnership_id) where state in ('waiting', 'running');
call tandem.protect('ticket_moves');

create table ticket_move_rows (
  partnership_id uuid not null,
  move_id uuid not null,
  ticket_id uuid not null,
  number text not null,
  from_version integer not null,
  outcome text not null check (outcome in ('moved', 'refused')),
  -- Why it stays: a code, what it names, and the sentence.
  code text,
  ref text,
  cause text,
  primary key (partnership_id, move_id, ticket_id),
  foreign key (partnership_id, move_id) references ticket_moves
);
create index ticket_move_refusals on ticket_move_rows (partnership_id, move_id, ticket_id) where outcome = 'refused';
call tandem.protect('ticket_move_rows', true);

create index tickets_open_by_version on tickets (partnership_id, agreement_version, ticket_id)
  where history_id is null and status in ('new', 'open', 'waiting');

-- Tickets of a time are counted by category from the index alone.
create index tickets_by_created_with_category on tickets (partnership_id, created_at, ticket_id) include (category) where history_id is null;
drop index tickets_by_created;
alter index tickets_by_created_with_category rename to tickets_by_created;

create index ticket_events_by_rule on ticket_events (partnership_id, (event ->> 'rule'), at)
  where event ->> 'kind' = 'routed' and event ->> 'rule' is not null;

-- When rules of the transaction's partnership last sent a ticket somewhere: one step in the index for each.
-- Reading a field of a document is not leak-proof, so behind the wall that index could not be used: this
-- looks from the owner's side, filters by partnership itself and hands out instants alone.
create function tandem.rules_last_used(rules text[]) returns table (rule text, at bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select asked.rule, used.at
    from unnest(rules) as asked (rule)
    cross join lateral (
      select e.at from ticket_events e
      where e.partnership_id = tandem.partnership() and e.event ->> 'kind' = 'routed' and e.event ->> 'rule' = asked.rule
      order by e.at desc limit 1) as used
  $$;
revoke execute on function tandem.rules_last_used from public;
grant execute on function tandem.rules_last_used to tandem_app;
