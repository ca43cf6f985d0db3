-- Drafts of the agreement: what stands now, every edit that led there, and what was said about it.

create table drafts (
  partnership_id uuid not null references partnerships,
  draft_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  state text not null check (state in ('open', 'proposed', 'dropped')),
  -- The version that it began as a copy of.
  based_on uuid,
  revision integer not null check (revision >= 0),
  agreement jsonb not null,
  created_at bigint not null,
  created_by uuid not null,
  edited_at bigint not null,
  primary key (partnership_id, draft_id),
  foreign key (partnership_id, based_on) references agreement_versions
);
create index drafts_by_edit on drafts (partnership_id, edited_at desc, draft_id);
call tandem.protect('drafts');

create table draft_edits (
  partnership_id uuid not null,
  draft_id uuid not null,
  revision integer not null,
  -- Names the request: the same one again changes nothing.
  edit_key uuid not null,
  at bigint not null,
  person_id uuid not null,
  changes jsonb not null,
  -- The suggestion that it makes real.
  suggestion_id uuid,
  primary key (partnership_id, draft_id, revision),
  unique (partnership_id, draft_id, edit_key),
  foreign key (partnership_id, draft_id) references drafts
);
call tandem.protect('draft_edits', true);

create table draft_comments (
  partnership_id uuid not null,
  comment_id uuid not null,
  draft_id uuid not null,
  about jsonb not null,
  body text not null,
  at bigint not null,
  person_id uuid not null,
  resolved_at bigint,
  resolved_by uuid,
  primary key (partnership_id, comment_id),
  foreign key (partnership_id, draft_id) references drafts
);
create index comments_of_draft on draft_comments (partnership_id, draft_id, comment_id desc);
call tandem.protect('draft_comments');

create table draft_suggestions (
  partnership_id uuid not null,
  suggestion_id uuid not null,
  draft_id uuid not null,
  about jsonb not null,
  changes jsonb not null,
  body text not null,
  at bigint not null,
  person_id uuid not null,
  party_id text not null,
  state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  answer text,
  answered_at bigint,
  answered_by uuid,
  primary key (partnership_id, suggestion_id),
  foreign key (partnership_id, draft_id) references drafts
);
create index suggestions_of_draft on draft_suggestions (partnership_id, draft_id, suggestion_id desc);
call tandem.protect('draft_suggestions');
