-- What the desk asks beyond the signed agreement: approvals, and what must hold before a ticket ends.
create table desk_settings (
  partnership_id uuid not null references partnerships,
  settings jsonb not null,
  revision integer not null,
  changed_by uuid not null,
  changed_at bigint not null,
  primary key (partnership_id)
);
call tandem.protect('desk_settings');

-- Who is waited for: the same as the events of the ticket say, for the list of one person.
create table approval_waits (
  partnership_id uuid not null,
  person_id uuid not null,
  asked_at bigint not null,
  ticket_id uuid not null,
  approval_id uuid not null,
  name text not null,
  primary key (partnership_id, person_id, approval_id),
  foreign key (partnership_id, ticket_id) references tickets on delete cascade
);
create index approval_waits_of_ticket on approval_waits (partnership_id, ticket_id);
create index approval_waits_by_age on approval_waits (partnership_id, person_id, asked_at, approval_id);
call tandem.protect('approval_waits');
