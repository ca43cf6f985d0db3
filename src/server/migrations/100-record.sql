-- What is kept on a ticket besides its conversation. The events stay the truth; these are made from them.

alter table tickets
  add column tags text[] not null default '{}',
  -- A date that people wish for, beside the clocks.
  add column wish_at bigint,
  -- Members who follow it; a requester among them reaches it.
  add column watchers uuid[] not null default '{}',
  -- The ticket that goes on for this one; its number leads there for ever.
  add column merged_into uuid;
create index tickets_merged_into on tickets (partnership_id, merged_into) where merged_into is not null;

create table ticket_watchers (
  partnership_id uuid not null,
  person_id uuid not null,
  ticket_id uuid not null,
  primary key (partnership_id, person_id, ticket_id),
  foreign key (partnership_id, ticket_id) references tickets on delete cascade
);
create index ticket_watchers_of_ticket on ticket_watchers (partnership_id, ticket_id);
call tandem.protect('ticket_watchers');

-- In order of the tag: which tags are in use is read by leaps.
create table ticket_tags (
  partnership_id uuid not null,
  tag text collate "C" not null,
  ticket_id uuid not null,
  primary key (partnership_id, tag, ticket_id),
  foreign key (partnership_id, ticket_id) references tickets on delete cascade
);
create index ticket_tags_of_ticket on ticket_tags (partnership_id, ticket_id);
call tandem.protect('ticket_tags');

-- Who stands above whom, for refusing circles.
create table ticket_parents (
  partnership_id uuid not null,
  ticket_id uuid not null,
  parent_id uuid not null,
  primary key (partnership_id, ticket_id),
  foreign key (partnership_id, ticket_id) references tickets on delete cascade,
  foreign key (partnership_id, parent_id) references tickets on delete cascade
);
create index ticket_parents_of_parent on ticket_parents (partnership_id, parent_id);
call tandem.protect('ticket_parents');
