-- Versions of the agreement. A version is never changed once stored, only its state moves on.

create table agreement_versions (
  partnership_id uuid not null references partnerships,
  agreement_id uuid not null,
  version integer not null check (version > 0),
  name text not null,
  state text not null check (state in ('draft', 'proposed', 'signed', 'effective', 'superseded')),
  agreement jsonb not null,
  -- The file as it was written, with its comments.
  file text not null,
  hash text not null,
  -- Of the file: the same upload answers the same draft.
  file_hash text not null,
  effective_at bigint,
  created_at bigint not null,
  created_by uuid,
  primary key (partnership_id, agreement_id),
  unique (partnership_id, version),
  unique (partnership_id, file_hash)
);
create index agreement_in_force on agreement_versions (partnership_id, effective_at desc) where state in ('effective', 'superseded');
call tandem.protect('agreement_versions');
