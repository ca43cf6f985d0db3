-- The 4R task map: one per partnership. A task of the library has a row once something was said about it.

create table task_maps (
  partnership_id uuid primary key references partnerships,
  people integer not null check (people between 1 and 100000),
  hours_available double precision not null check (hours_available between 0 and 10000),
  capacity integer not null check (capacity between 0 and 100),
  risk integer not null check (risk between 0 and 100),
  expertise integer not null check (expertise between 0 and 100),
  -- Null: nobody said what people know.
  skills text[],
  edited_at bigint not null,
  edited_by uuid not null
);
call tandem.protect('task_maps');

create table task_entries (
  partnership_id uuid not null references partnerships,
  task_id text not null check (length(task_id) between 1 and 120),
  -- The task itself where it was added here; null for one of the library.
  own jsonb,
  decision text check (decision in ('keep', 'share', 'delegate')),
  -- Null: what is usual at this size.
  hours double precision check (hours between 0 and 10000),
  notes text not null check (length(notes) <= 2000),
  revision integer not null check (revision >= 1),
  edited_at bigint not null,
  edited_by uuid not null,
  primary key (partnership_id, task_id)
);
call tandem.protect('task_entries');
