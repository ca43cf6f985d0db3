-- The queue: views that people keep, and one list over all partnerships of a person.

create table saved_views (
  partnership_id uuid not null references partnerships,
  view_id uuid not null,
  owner_id uuid not null,
  -- Who finds it: its owner, the people of a team, or both IT teams.
  reach text not null check (reach in ('personal', 'team', 'shared')),
  team text,
  name text not null,
  -- Filters, order, grouping and columns, as they stand in the address of the queue.
  search jsonb not null,
  created_at bigint not null,
  updated_at bigint not null,
  -- Names the request that made it.
  creation_key text,
  primary key (partnership_id, view_id),
  check ((reach = 'team') = (team is not null))
);
create index saved_views_by_reach on saved_views (partnership_id, reach, created_at);
create index saved_views_of_person on saved_views (owner_id, created_at) where reach = 'personal';
create unique index saved_views_by_key on saved_views (partnership_id, creation_key) where creation_key is not null;
call tandem.protect('saved_views');

-- In which order somebody has the views, and which one the queue opens with.
create table saved_view_orders (
  partnership_id uuid not null references partnerships,
  person_id uuid not null,
  places uuid[] not null,
  default_view uuid,
  primary key (partnership_id, person_id)
);
call tandem.protect('saved_view_orders');

-- The personal views of somebody, in every partnership that he belongs to.
create function tandem.views_of_person(person uuid) returns table (partnership uuid, id uuid, view_name text, view_search jsonb)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select v.partnership_id, v.view_id, v.name, v.search
    from saved_views v join members m on m.partnership_id = v.partnership_id and m.person_id = v.owner_id and m.joined_at is not null
    where v.owner_id = person and v.reach = 'personal'
    order by v.created_at limit 500
  $$;

-- Parties and teams of every partnership that somebody belongs to.
create function tandem.places_of_person(person uuid) returns table (partnership uuid, place_zone text, parties jsonb, teams jsonb)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select m.partnership_id, p.zone,
      (select coalesce(jsonb_agg(jsonb_build_object('id', party_id, 'name', name, 'kind', kind) order by place, party_id), '[]') from parties a where a.partnership_id = m.partnership_id),
      (select coalesce(jsonb_agg(jsonb_build_object('id', team_id, 'name', name, 'party', party_id) order by name), '[]') from teams t where t.partnership_id = m.partnership_id)
    from members m join partnerships p on p.partnership_id = m.partnership_id
    where m.person_id = person and m.joined_at is not null
    order by p.created_at limit 1000
  $$;

-- A page of the tickets of every partnership that somebody belongs to. Policies over many partnerships
-- would cost the order of the indexes: so each partnership gives a page of its own in the order of its
-- index, with what the role there lets the person see, and the pages are merged.
create function tandem.tickets_of_person(
    person uuid, wanted jsonb, sort_by text, ascending boolean,
    after_value bigint, after_partnership uuid, after_ticket uuid, most integer, now_ms bigint)
  returns table (partnership uuid, ticket json, assignee_name text, assignee_party text, requester_name text, requester_party text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  sorted text := case sort_by when 'updated' then 'updated_at' when 'created' then 'created_at' when 'number' then 'ordinal' else 'sort_due' end;
  way text := case when ascending then 'asc' else 'desc' end;
  picked text := '';
  found uuid[];
  places text := '';
begin
  if wanted ? 'partnership' then places := format(' and m.partnership_id = %L::uuid', wanted ->> 'partnership'); end if;
  picked := case wanted ->> 'status'
    when 'active' then ' and t.status in (''new'', ''open'', ''waiting'')' when 'all' then '' else format(' and t.status = %L', wanted ->> 'status') end;
  if wanted ? 'priority' then picked := picked || format(' and t.priority = %L', wanted ->> 'priority'); end if;
  if wanted ? 'type' then picked := picked || format(' and t.type = %L', wanted ->> 'type'); end if;
  if wanted ? 'tier' then picked := picked || format(' and t.tier = %L::smallint', wanted ->> 'tier'); end if;
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
  if wanted ? 'search' then
    if length(wanted ->> 'search') >= 3 then
      execute 'select array_agg(f.ticket_id) from (select t.ticket_id from tickets t join members m on m.partnership_id = t.partnership_id and m.person_id = $1 '
        || 'and m.joined_at is not null where t.history_id is null and (t.subject ilike $2 or t.number = $3) limit 501) f'
        using person, wanted ->> 'like', wanted ->> 'search' into found;
    end if;
    if length(wanted ->> 'search') >= 3 and coalesce(array_length(found, 1), 0) <= 500 then
      picked := picked || format(' and t.ticket_id = any(%L::uuid[])', coalesce(found, '{}'));
    else picked := picked || format(' and (t.number = %L or t.subject ilike %L)', wanted ->> 'search', wanted ->> 'like'); end if;
  end if;
  if after_value is not null then
    -- Of equal values those of the partnerships behind the cursor's come after it.
    picked := picked || format(
      ' and (t.%I, t.ticket_id) %s (%s::bigint, case when p.partnership_id = %L::uuid then %L::uuid when p.partnership_id > %L::uuid'
      || ' then ''00000000-0000-0000-0000-000000000000''::uuid else ''ffffffff-ffff-ffff-ffff-ffffffffffff''::uuid end)',
      sorted, case when ascending then '>' else '<' end, after_value, after_partnership, after_ticket, after_partnership);
  end if;
  return query execute format(
    'with places as materialized (select m.partnership_id, m.role, m.party_id from members m where m.person_id = $1 and m.joined_at is not null%3$s), '
    || 'page as materialized (select p.partnership_id, one.ticket_id, one.at from places p cross join lateral ('
    || 'select t.ticket_id, t.%1$I as at from tickets t where t.partnership_id = p.partnership_id and t.history_id is null '
    || 'and (p.role <> ''requester'' or t.requester = $1 or t.watchers @> array[$1])%4$s order by t.%1$I %2$s, t.ticket_id %2$s limit $2) one '
    || 'order by one.at %2$s, p.partnership_id %2$s, one.ticket_id %2$s limit $2) '
    || 'select t.partnership_id, row_to_json(t), coalesce(am.invited_name, ap.name), am.party_id, coalesce(rm.invited_name, rp.name), rm.party_id '
    || 'from page join tickets t on t.partnership_id = page.partnership_id and t.ticket_id = page.ticket_id '
    || 'left join members am on am.partnership_id = t.partnership_id and am.person_id = t.assignee left join people ap on ap.id = am.person_id '
    || 'left join members rm on rm.partnership_id = t.partnership_id and rm.person_id = t.requester left join people rp on rp.id = rm.person_id '
    || 'order by page.at %2$s, page.partnership_id %2$s, page.ticket_id %2$s', sorted, way, places, picked)
    using person, most;
end $$;

revoke execute on function tandem.views_of_person, tandem.places_of_person, tandem.tickets_of_person from public;
grant execute on function tandem.views_of_person, tandem.places_of_person, tandem.tickets_of_person to tandem_app;
