-- What relies on the version in force that it remembers says so in its transaction, which fails when
-- another one holds by now: one round to the database less than asking first.

create function tandem.still_in_force(agreement uuid, at_ms bigint) returns void
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  if agreement is distinct from (
    select agreement_id from agreement_versions
    where partnership_id = tandem.partnership() and state in ('signed', 'effective', 'superseded') and effective_at <= at_ms
    order by effective_at desc, version desc limit 1) then
    raise exception 'another agreement is in force' using errcode = 'TD001';
  end if;
end $$;
revoke execute on function tandem.still_in_force from public;
grant execute on function tandem.still_in_force to tandem_app;
