-- The queue over all partnerships: only what a row shows is read, and of each partnership little more than
-- the page takes. Words are looked for in messages as well, and views are counted.

-- What narrows the queue, as conditions on `t` (a ticket) and `p` (where somebody belongs, as what).
create function tandem.picked(wanted jsonb, now_ms bigint) returns text language plpgsql immutable
  as $$
declare
  picked text := '';
begin
  picked := case coalesce(wanted ->> 'status', 'active')
    when 'active' then ' and t.status in (''new'', ''open'', ''waiting'')' when 'all' then '' else format(' and t.status = %L', wanted ->> 'status') end;
  if wanted ? 'partnership' then picked := picked || format(' and p.partnership_id = %L::uuid', wanted ->> 'partnership'); end if;
  if wanted ? 'priority' then picked := picked || format(' and t.priority = %L', wanted ->> 'priority'); end if;
  if wanted ? 'type' then picked := picked || format(' and t.type = %L', wanted ->> 'type'); end if;
  if wanted ? 'tier' then picked := picked || format(' and t.tier = %L::smallint', wanted ->> 'tier'); end if;
  -- Tags are for the IT teams: a requester has none to choose by.
  if wanted ? 'tag' then
    picked := picked || format(' and p.role <> ''requester'' and exists (select from ticket_tags g where g.partnership_id = t.partnership_id and g.tag = %L and g.ticket_id = t.ticket_id)', wanted ->> 'tag');
  end if;
  if wanted ? 'unowned' then picked := picked || ' and t.holder_team is null'; end if;
  if wanted ? 'proposed' then picked := picked || ' and t.proposed_party = p.party_id'; end if;
  if wanted ? 'breached' then picked := picked || format(' and (t.breached_at is not null or t.due_at < %s)', now_ms); end if;
  if wanted ? 'untouched' then picked := picked || ' and t.untouched_since is not null'; end if;
  if wanted ? 'late' then picked := picked || ' and t.late_since is not null'; end if;
  if wanted ->> 'due' = 'over' then picked := picked || format(' and t.holder_party = p.party_id and t.sort_due < %s', now_ms); end if;
  if wanted ->> 'due' = 'soon' then
    picked := picked || format(' and t.holder_party = p.party_id and t.sort_due >= %s and t.sort_due < %s', now_ms, now_ms + (wanted ->> 'soonMs')::bigint);
  end if;
  if wanted ->> 'assignee' = 'nobody' then picked := picked || ' and t.assignee is null';
  elsif wanted ? 'assignee' then picked := picked || ' and t.assignee = $1'; end if;
  if wanted ? 'only' then picked := picked || format(' and t.ticket_id = any(%L::uuid[])', '{' || (wanted ->> 'only') || '}'); end if;
  -- Words so frequent that the list itself finds them soon.
  if wanted ? 'like' then picked := picked || format(' and (t.number = %L or t.subject ilike %L)', wanted ->> 'search', wanted ->> 'like'); end if;
  return picked;
end $$;

drop function tandem.tickets_of_person(uuid, jsonb, text, boolean, bigint, uuid, uuid, integer, bigint);

-- A page of the tickets of every partnership that somebody belongs to. Policies over many partnerships
-- would cost the order of the indexes: so each partnership gives some of its own in the order of its
-- index, with what the role there lets the person see, and these are merged. The first few of each tell
-- how far the page reaches at most; then each gives what it has up to there.
--
-- `found_ids`: the tickets that words or tags have found already, each with its partnership; null: the list looks itself.
create function tandem.tickets_of_person(
    person uuid, wanted jsonb, found_in uuid[], found_ids uuid[], sort_by text, ascending boolean,
    after_value bigint, after_partnership uuid, after_ticket uuid, most integer, now_ms bigint)
  returns table (partnership_id uuid, ticket_id uuid, number text, ordinal bigint, subject text, type text, status text, waiting_on text,
    priority text, tier smallint, category text, system text, site text, holder_team text, holder_party text, assignee uuid, requester uuid,
    proposed_team text, proposed_party text, bounces integer, created_at bigint, updated_at bigint, due_kind text, due_at bigint,
    breached_at bigint, history_id uuid, tags text[], wish_at bigint, of_team boolean,
    assignee_name text, assignee_party text, requester_name text, requester_party text)
  language plpgsql stable security definer set search_path = public, pg_temp set jit = off as $$
declare
  sorted text := case sort_by when 'updated' then 'updated_at' when 'created' then 'created_at' when 'number' then 'ordinal' else 'sort_due' end;
  way text := case when ascending then 'asc' else 'desc' end;
  picked text := tandem.picked(wanted, now_ms);
  places text := '';
  listed text;
begin
  if wanted ? 'partnership' then places := format(' and m.partnership_id = %L::uuid', wanted ->> 'partnership'); end if;
  if after_value is not null then
    -- Of equal values those of the partnerships behind the cursor's come after it.
    picked := picked || format(
      ' and (t.%I, t.ticket_id) %s (%s::bigint, case when p.partnership_id = %L::uuid then %L::uuid when p.partnership_id > %L::uuid'
      || ' then ''00000000-0000-0000-0000-000000000000''::uuid else ''ffffffff-ffff-ffff-ffff-ffffffffffff''::uuid end)',
      sorted, case when ascending then '>' else '<' end, after_value, after_partnership, after_ticket, after_partnership);
  end if;
  -- Team members see all; who only asks, what he reaches.
  listed := 'select t.ticket_id, t.%1$I as at from tickets t where t.partnership_id = p.partnership_id and t.history_id is null';
  if found_ids is not null then
    listed := 'page as materialized (select t.partnership_id, t.ticket_id, t.%1$I as at, p.role from unnest($3, $4) as f (partnership_id, ticket_id) '
      || 'join places p on p.partnership_id = f.partnership_id join tickets t on t.partnership_id = f.partnership_id and t.ticket_id = f.ticket_id '
      || 'where t.history_id is null and (p.role <> ''requester'' or t.ticket_id in (select tandem.reached_by(p.partnership_id, $1)))%4$s '
      || 'order by t.%1$I %2$s, t.partnership_id %2$s, t.ticket_id %2$s limit $2) ';
  else
    listed := 'teams as materialized (select * from places where role <> ''requester''), askers as materialized (select * from places where role = ''requester''), '
      || 'own as materialized (select t.partnership_id, t.ticket_id, t.%1$I as at, p.role from askers p cross join lateral (' || listed
      || ' and t.ticket_id = any(array(select tandem.reached_by(p.partnership_id, $1)))%4$s order by t.%1$I %2$s, t.ticket_id %2$s limit $2) o'
      || ' join tickets t on t.partnership_id = p.partnership_id and t.ticket_id = o.ticket_id), '
      || 'first as materialized (select one.at from teams p cross join lateral (' || listed || '%4$s order by t.%1$I %2$s, t.ticket_id %2$s '
      || 'limit (select least($2, 3 + 3 * $2 / greatest(1, count(*))) from teams)) one order by one.at %2$s offset $2 - 1 limit 1), '
      || 'page as materialized (select * from (select p.partnership_id, one.ticket_id, one.at, p.role from teams p cross join lateral (' || listed
      || '%4$s and t.%1$I %5$s coalesce((select at from first), %6$s) order by t.%1$I %2$s, t.ticket_id %2$s limit $2) one '
      || 'union all select * from own) found order by at %2$s, partnership_id %2$s, ticket_id %2$s limit $2) ';
  end if;
  return query execute format(
    'with places as materialized (select m.partnership_id, m.role, m.party_id from members m where m.person_id = $1 and m.joined_at is not null%3$s), '
    || listed
    || 'select t.partnership_id, t.ticket_id, t.number, t.ordinal, t.subject, t.type, t.status, t.waiting_on, t.priority, t.tier, t.category, t.system, t.site, '
    || 't.holder_team, t.holder_party, t.assignee, t.requester, t.proposed_team, t.proposed_party, t.bounces, t.created_at, t.updated_at, t.due_kind, t.due_at, '
    || 't.breached_at, t.history_id, t.tags, t.wish_at, page.role <> ''requester'', '
    || 'coalesce(am.invited_name, ap.name), am.party_id, coalesce(rm.invited_name, rp.name), rm.party_id '
    || 'from page join tickets t on t.partnership_id = page.partnership_id and t.ticket_id = page.ticket_id '
    || 'left join members am on am.partnership_id = t.partnership_id and am.person_id = t.assignee left join people ap on ap.id = am.person_id '
    || 'left join members rm on rm.partnership_id = t.partnership_id and rm.person_id = t.requester left join people rp on rp.id = rm.person_id '
    || 'order by page.at %2$s, page.partnership_id %2$s, page.ticket_id %2$s',
    sorted, way, places, picked, case when ascending then '<=' else '>=' end, case when ascending then '9223372036854775807' else '-1' end)
    using person, most, found_in, found_ids;
end $$;

-- Where words stand in the subjects and messages of every partnership that somebody belongs to, as the role
-- there lets him read: the same wall as in `texts_with`, looked up once for all of them.
create function tandem.texts_of_person(person uuid, loose text, strict text, weeks bigint[], most integer)
  returns table (partnership_id uuid, ticket_id uuid, message_id uuid, at bigint)
  language plpgsql stable security definer set search_path = public, pg_temp
  set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off set plan_cache_mode = force_generic_plan
  as $$
#variable_conflict use_column
declare
  strictly tsquery := to_tsquery('tandem.words', strict);
  loosely tsquery := to_tsquery('tandem.words', loose);
  places tsquery;
begin
  -- Nothing but signs: everything would fit.
  if numnode(loosely) = 0 then return; end if;
  return query
    select t.partnership_id, t.ticket_id, null::uuid, t.created_at
    from members m cross join lateral (
      select t.partnership_id, t.ticket_id, t.subject, t.created_at from tickets t
      where t.partnership_id = m.partnership_id and t.history_id is null and t.ticket_id = any(array(select tandem.reached_by(m.partnership_id, person)))
      order by t.updated_at desc limit 500) t
    where m.person_id = person and m.joined_at is not null and m.role = 'requester'
      and tandem.words(t.subject, t.partnership_id, t.created_at) @@ coalesce(strictly, loosely) limit most;
  return query
    select x.partnership_id, x.ticket_id, x.message_id, x.at
    from members m cross join lateral (
      select t.partnership_id, t.ticket_id from tickets t
      where t.partnership_id = m.partnership_id and t.history_id is null and t.ticket_id = any(array(select tandem.reached_by(m.partnership_id, person)))
      order by t.updated_at desc limit 500) t
    join messages x on x.partnership_id = t.partnership_id and x.ticket_id = t.ticket_id and x.audience = 'requester'
    where m.person_id = person and m.joined_at is not null and m.role = 'requester'
      and tandem.words(x.body, x.partnership_id, x.at) @@ coalesce(strictly, loosely) limit most;
  select string_agg(tandem.place_of(m.partnership_id) || coalesce('e' || week, ''), ' | ')::tsquery into places
    from (select m.partnership_id from members m where m.person_id = person and m.joined_at is not null and m.role <> 'requester' limit 1000) m
    cross join unnest(coalesce(weeks, array[null::bigint])) as week;
  if places is null then return; end if;
  loosely := loosely && places;
  return query
    select found.partnership_id, found.ticket_id, null::uuid, found.created_at
    from (select t.partnership_id, t.ticket_id, t.created_at, t.subject from tickets t
          where tandem.words(t.subject, t.partnership_id, t.created_at) @@ loosely and t.history_id is null
          limit case when strict is null then most else most * 2 end) found
    join members m on m.partnership_id = found.partnership_id and m.person_id = person and m.joined_at is not null and m.role <> 'requester'
    where strictly is null or tandem.words(found.subject, found.partnership_id, found.created_at) @@ strictly limit most;
  return query
    select found.partnership_id, found.ticket_id, found.message_id, found.at
    from (select x.partnership_id, x.ticket_id, x.message_id, x.at, x.body from messages x
          join members m on m.partnership_id = x.partnership_id and m.person_id = person and m.joined_at is not null and m.role <> 'requester'
          where tandem.words(x.body, x.partnership_id, x.at) @@ loosely and (x.audience <> 'own-party' or x.author_party = m.party_id)
          limit most * 2) found
    join tickets t on t.partnership_id = found.partnership_id and t.ticket_id = found.ticket_id and t.history_id is null
    where strictly is null or tandem.words(found.body, found.partnership_id, found.at) @@ strictly limit most;
end $$;

-- The tickets with a number, and some of those with a tag, where somebody belongs.
create function tandem.numbered_of_person(person uuid, wanted text) returns table (partnership uuid, ticket uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select t.partnership_id, t.ticket_id
    from members m join tickets t on t.partnership_id = m.partnership_id and t.history_id is null and t.number = wanted
    where m.person_id = person and m.joined_at is not null
      and (m.role <> 'requester' or t.ticket_id in (select tandem.reached_by(m.partnership_id, person)))
    limit 1000 $$;

create function tandem.tagged_of_person(person uuid, wanted text, most integer) returns table (partnership uuid, ticket uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select g.partnership_id, g.ticket_id from members m join ticket_tags g on g.partnership_id = m.partnership_id and g.tag = wanted
    where m.person_id = person and m.joined_at is not null and m.role <> 'requester'
    limit most $$;

-- What stands in some messages, of those that somebody may read where he belongs.
create function tandem.messages_for_person(person uuid, messages uuid[])
  returns table (ticket_id uuid, message_id uuid, at bigint, body text, author uuid, author_name text, author_party text)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select x.ticket_id, x.message_id, x.at, left(x.body, 20000), x.author, coalesce(a.invited_name, n.name), a.party_id
    from members m
    join messages x on x.partnership_id = m.partnership_id and x.message_id = any(messages)
    join tickets t on t.partnership_id = x.partnership_id and t.ticket_id = x.ticket_id and t.history_id is null
    left join members a on a.partnership_id = x.partnership_id and a.person_id = x.author left join people n on n.id = a.person_id
    where m.person_id = person and m.joined_at is not null
      and case when m.role = 'requester' then x.audience = 'requester' and x.ticket_id in (select tandem.reached_by(m.partnership_id, person))
               else x.audience <> 'own-party' or x.author_party = m.party_id end
    limit 200 $$;

-- How many tickets each of several views has over all partnerships of somebody: up to a hundred of each,
-- among so many open tickets of each partnership that come first. The last of the numbers says whether
-- all were looked at.
create function tandem.counts_of_person(person uuid, views jsonb, most integer, now_ms bigint) returns integer[]
  language plpgsql stable security definer set search_path = public, pg_temp set jit = off as $$
declare
  counts text;
  answer integer[];
begin
  select string_agg(format('(count(*) filter (where true%s))::integer', tandem.picked(v.wanted, now_ms)), ', ' order by v.place)
    into counts from jsonb_array_elements(views) with ordinality as v (wanted, place);
  if counts is null then return '{}'; end if;
  execute format(
    'with places as materialized (select m.partnership_id, m.role, m.party_id from members m where m.person_id = $1 and m.joined_at is not null limit 1000), '
    || 'far as (select greatest(20, $2 / greatest(1, count(*)))::integer as most from places), '
    || 'looked as materialized (select p.role, p.party_id, t.*, count(*) over (partition by p.partnership_id) as here from places p cross join lateral ('
    || 'select t.partnership_id, t.ticket_id, t.status, t.priority, t.type, t.tier, t.holder_team, t.holder_party, t.proposed_party, t.assignee, '
    || 't.due_at, t.sort_due, t.breached_at, t.untouched_since, t.late_since from tickets t where t.partnership_id = p.partnership_id and t.history_id is null and t.status in (''new'', ''open'', ''waiting'') '
    || 'and (p.role <> ''requester'' or t.ticket_id = any(array(select tandem.reached_by(p.partnership_id, $1)))) '
    || 'order by t.sort_due, t.ticket_id limit (select most from far)) t) '
    || 'select array[%s, (coalesce(bool_or(t.here >= (select most from far)), false))::integer] from looked t '
    || 'cross join lateral (select t.partnership_id, t.role, t.party_id) p', counts)
    into answer using person, most;
  return answer;
end $$;

revoke execute on function tandem.tickets_of_person, tandem.texts_of_person, tandem.numbered_of_person, tandem.tagged_of_person,
  tandem.messages_for_person, tandem.counts_of_person from public;
grant execute on function tandem.tickets_of_person, tandem.texts_of_person, tandem.numbered_of_person, tandem.tagged_of_person,
  tandem.messages_for_person, tandem.counts_of_person to tandem_app;
