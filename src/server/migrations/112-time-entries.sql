-- Time spent on tickets.

create table time_entries (
  partnership_id uuid not null references partnerships,
  entry_id uuid not null,
  ticket_id uuid not null,
  person_id uuid not null,
  party text not null,
  -- The day that it was spent on, as the person counts days.
  day text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  minutes integer not null check (minutes between 1 and 1440),
  work_type text not null,
  scope text not null check (scope in ('included', 'project')),
  -- For the own side alone.
  note text not null,
  created_at bigint not null,
  changed_at bigint,
  -- Names the request that logged it.
  creation_key text,
  primary key (partnership_id, entry_id)
);
create index time_entries_of_ticket on time_entries (partnership_id, ticket_id, party, scope) include (minutes);
create index time_entries_of_person on time_entries (partnership_id, person_id, day);
create unique index time_entries_by_key on time_entries (partnership_id, creation_key) where creation_key is not null;
call tandem.protect('time_entries');

-- What entries were before they were corrected or removed. The shared history says only that it happened:
-- who spent how long is the own side's.
create table time_entry_changes (
  partnership_id uuid not null references partnerships,
  change_id uuid not null,
  entry_id uuid not null,
  party text not null,
  person_id uuid not null,
  at bigint not null,
  before jsonb not null,
  -- Null: it was removed.
  after jsonb,
  primary key (partnership_id, change_id)
);
create index time_entry_changes_of_entry on time_entry_changes (partnership_id, entry_id, change_id);
call tandem.protect('time_entry_changes', true);

-- Whoever has a row is working: the key lets one timer run per person.
create table timers (
  partnership_id uuid not null references partnerships,
  person_id uuid not null,
  ticket_id uuid not null,
  started_at bigint not null,
  primary key (partnership_id, person_id)
);
call tandem.protect('timers');
