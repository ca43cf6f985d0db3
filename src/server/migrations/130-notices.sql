-- Words to one person about one thing: a mention, a hand-off to answer, an escalation. Ids only; the
-- texts stay where the walls around them stand.

create table notices (
  partnership_id uuid not null references partnerships,
  notice_id uuid not null,
  person_id uuid not null,
  kind text not null,
  ticket_id uuid,
  -- Names what it is about: the same thing is told a person once.
  key text not null,
  data jsonb not null,
  created_at bigint not null,
  -- Not shown before: a notice respects its reader's hours unless it wakes.
  due_at bigint not null,
  wakes boolean not null,
  read_at bigint,
  acknowledged_at bigint,
  primary key (partnership_id, notice_id)
);
create unique index notices_by_key on notices (partnership_id, person_id, key);
create index notices_unread on notices (partnership_id, person_id, due_at, notice_id) where read_at is null;
create index notices_of_person on notices (partnership_id, person_id, due_at, notice_id);
call tandem.protect('notices');
