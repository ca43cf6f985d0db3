-- Requests to change the agreement, with their answers.

create table change_requests (
  partnership_id uuid not null references partnerships,
  request_id uuid not null,
  title text not null,
  body text not null,
  about jsonb not null,
  at bigint not null,
  person_id uuid not null,
  state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  answer text,
  answered_at bigint,
  answered_by uuid,
  draft_id uuid,
  -- Names the request that made it.
  creation_key text,
  primary key (partnership_id, request_id),
  foreign key (partnership_id, draft_id) references drafts
);
create index change_requests_by_state on change_requests (partnership_id, state, request_id desc);
create index change_requests_of_person on change_requests (partnership_id, person_id, request_id desc);
create unique index change_requests_by_key on change_requests (partnership_id, creation_key) where creation_key is not null;
call tandem.protect('change_requests');
