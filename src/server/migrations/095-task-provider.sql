-- Work can be given to one provider among several, and a task that was removed can be put back.

alter table task_entries
  -- Null: the first provider.
  add column provider text,
  add column removed_at bigint;
