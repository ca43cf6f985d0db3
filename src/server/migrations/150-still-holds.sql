-- What relies on the agreement in force, and on the desk's settings, as it remembers them says so in its
-- transaction, which fails when others hold by now: one round to the database less than asking first.

create function tandem.still_holds(agreement uuid, at_ms bigint, settings_revision integer) returns void
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  if agreement is distinct from (
    select agreement_id from agreement_versions
    where partnership_id = tandem.partnership() and state in ('signed', 'effective', 'superseded') and effective_at <= at_ms
    order by effective_at desc, version desc limit 1)
    or settings_revision is distinct from coalesce((select revision from desk_settings where partnership_id = tandem.partnership()), 0) then
    raise exception 'what was presumed does not hold any more' using errcode = 'TD001';
  end if;
end $$;
revoke execute on function tandem.still_holds from public;
grant execute on function tandem.still_holds to tandem_app;
