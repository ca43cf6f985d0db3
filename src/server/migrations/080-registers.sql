-- The registers: what there is, as both sides know it. An entry that was taken off stays on record.

create table register_entries (
  partnership_id uuid not null references partnerships,
  entry_id uuid not null,
  kind text not null check (kind in ('systems', 'sites', 'people', 'tenants', 'networks', 'controls', 'tools')),
  name text not null check (length(name) between 1 and 200),
  fields jsonb not null,
  revision integer not null check (revision >= 1),
  removed_at bigint,
  edited_at bigint not null,
  edited_by uuid not null,
  primary key (partnership_id, entry_id)
);
create unique index register_entry_named on register_entries (partnership_id, kind, lower(name)) where removed_at is null;
create index register_by_name on register_entries (partnership_id, kind, lower(name), entry_id) where removed_at is null;
call tandem.protect('register_entries');
