-- For commands that go through all partnerships, one page at a time: ids only.
create function tandem.partnership_ids(after_id uuid, most integer) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$ select partnership_id from partnerships where after_id is null or partnership_id > after_id order by partnership_id limit most $$;
revoke execute on function tandem.partnership_ids from public;
grant execute on function tandem.partnership_ids to tandem_app;
