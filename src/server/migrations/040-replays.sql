-- Histories run through a version of the agreement: the report, and the verdict on each ticket behind it.

create table replays (
  partnership_id uuid not null references partnerships,
  replay_id uuid not null,
  history_id uuid not null,
  agreement_id uuid not null,
  compare_id uuid,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  job_id uuid,
  report jsonb,
  failure text,
  created_at bigint not null,
  created_by uuid,
  ended_at bigint,
  primary key (partnership_id, replay_id),
  foreign key (partnership_id, history_id) references histories
);
create index replays_of_history on replays (partnership_id, history_id);
call tandem.protect('replays');

create table replay_tickets (
  partnership_id uuid not null,
  replay_id uuid not null,
  ordinal bigint not null,
  ticket_id uuid not null,
  recorded_team text,
  team text,
  party text,
  moved boolean not null,
  resolve text not null check (resolve in ('met', 'missed', 'none')),
  respond text not null check (respond in ('met', 'missed', 'none')),
  hour smallint not null,
  bounces integer not null,
  primary key (partnership_id, replay_id, ordinal),
  foreign key (partnership_id, replay_id) references replays
);
create index replay_tickets_by_team on replay_tickets (partnership_id, replay_id, team, ordinal);
create index replay_tickets_by_hour on replay_tickets (partnership_id, replay_id, hour, ordinal);
create index replay_tickets_bounced on replay_tickets (partnership_id, replay_id, ordinal) where bounces > 0;
call tandem.protect('replay_tickets');
