-- Around the messages of a ticket: what somebody has begun to write, and replies kept for later.

-- One person's reply in the making, for nobody else. `others` holds what was typed in other tabs and
-- was not continued: it is offered back.
create table reply_drafts (
  partnership_id uuid not null,
  ticket_id uuid not null,
  person_id uuid not null,
  -- The page that saved it last, and its count of saves.
  page uuid not null,
  edit integer not null,
  -- Rises with each save of any page.
  revision integer not null,
  body text not null,
  audience text not null check (audience in ('requester', 'shared', 'own-party')),
  attachments jsonb not null,
  saved_at bigint not null,
  others jsonb not null,
  primary key (partnership_id, ticket_id, person_id),
  foreign key (partnership_id, ticket_id) references tickets
);
call tandem.protect('reply_drafts');

create table canned_replies (
  partnership_id uuid not null references partnerships,
  reply_id uuid not null,
  owner_kind text not null check (owner_kind in ('person', 'team', 'party')),
  -- Id of the person, team or party.
  owner text not null,
  name text not null,
  body text not null,
  created_by uuid not null,
  created_at bigint not null,
  updated_by uuid not null,
  updated_at bigint not null,
  revision integer not null,
  primary key (partnership_id, reply_id)
);
create unique index canned_replies_by_owner on canned_replies (partnership_id, owner_kind, owner, lower(name));
call tandem.protect('canned_replies');
