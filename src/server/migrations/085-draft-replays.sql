-- A history is run through a draft as well, as it stood at a revision: later edits do not change the report.

alter table replays alter column agreement_id drop not null;
alter table replays add column draft_id uuid;
alter table replays add column draft_name text;
alter table replays add column draft_revision integer;
-- The canonical text of the draft at that revision.
alter table replays add column draft_text text;
alter table replays add foreign key (partnership_id, draft_id) references drafts;
alter table replays add constraint replay_of_one_thing check (
  (agreement_id is null) <> (draft_id is null)
  and num_nulls(draft_id, draft_name, draft_revision, draft_text) in (0, 4)
);
