-- Finding tickets by words: in subjects, in messages that the reader may read, in names of people.
--
-- Words are kept as they stand, without case and punctuation; endings are the question's business
-- (`src/core/search`), so that German and English need one index. An external PostgreSQL may lack two
-- extensions: without unaccent, `Größe` is not found by `grosse`; without pg_trgm, typing errors are
-- not forgiven. Everything else is found as before.

create text search configuration tandem.words (copy = pg_catalog.simple);
do $$
begin
  if exists (select 1 from pg_extension where extname = 'unaccent') then
    alter text search configuration tandem.words alter mapping for hword, hword_part, word with public.unaccent, pg_catalog.simple;
  end if;
end $$;

-- Two words of our own go along, the partnership and its week: one index then leads into the recent
-- texts of one partnership, however many texts of others or of earlier have the same word. Nothing in it
-- is less than immutable (`text || bigint` would be): so it is inlined, not planned anew by each insert.
create function tandem.place_of(partnership uuid) returns text language sql immutable parallel safe
  as $$ select 'p' || replace(partnership::text, '-', '') $$;
create function tandem.words(given text, partnership uuid, at bigint) returns tsvector language sql immutable parallel safe
  as $$ select to_tsvector('tandem.words',
    -- What joins words would make one of them: a path, a host, a negative number.
    translate(left(given, 100000), '-/._@:\''+', '         ')
    || ' ' || tandem.place_of(partnership) || ' ' || tandem.place_of(partnership) || 'e' || (at / 604800000)::text) $$;
grant execute on function tandem.words, tandem.place_of to tandem_app;
grant usage on schema tandem to tandem_app;

create index tickets_words on tickets using gin (tandem.words(subject, partnership_id, created_at));
create index messages_words on messages using gin (tandem.words(body, partnership_id, at));

-- Tickets that a requester reaches: the own ones, and those he watches. The wall stands around it as
-- around any statement; a definer function that uses it passes its own partnership.
create function tandem.reached_by(partnership uuid, person uuid) returns setof uuid language sql stable parallel safe
  set search_path = public, pg_temp
  as $$
    select t.ticket_id from tickets t where t.partnership_id = partnership and t.requester = person
    union
    select w.ticket_id from ticket_watchers w where w.partnership_id = partnership and w.person_id = person $$;
grant execute on function tandem.reached_by to tandem_app;

-- Where words stand, up to so many subjects and so many messages, for one reader: somebody of a party,
-- or a requester. `@@` is not leak-proof, so behind the wall it could not use an index: this looks from
-- the owner's side, filters by partnership and by what the reader may read itself, and hands out ids
-- alone. What he may not read is neither found nor counted.
--
-- `loose` is answered by the index alone; `strict` (null where it says no more) is checked on the few
-- that it finds. `weeks` are those to look in, as many as there are when null.
create function tandem.texts_with(loose text, strict text, weeks bigint[], party text, requester_is uuid, history uuid,
  most_subjects integer, most_messages integer)
  returns table (ticket_id uuid, message_id uuid, at bigint)
  language plpgsql stable security definer set search_path = public, pg_temp
  -- Always by the index of words: in order of the key, a word that nobody wrote would read everything.
  set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off
  -- One plan serves every question, so that none waits for its own.
  set plan_cache_mode = force_generic_plan
  as $$
#variable_conflict use_column
declare
  here uuid := tandem.partnership();
  strictly tsquery := to_tsquery('tandem.words', strict);
  loosely tsquery := to_tsquery('tandem.words', loose);
begin
  -- Nothing but signs: everything would fit.
  if numnode(loosely) = 0 then return; end if;
  if (party is null) = (requester_is is null) then raise exception 'Somebody reads: a party or a requester'; end if;
  if requester_is is not null then
    -- Few, and newest first: no index of words is needed.
    return query
      with own as materialized (
        select t.ticket_id, t.subject, t.created_at from tickets t
        where t.partnership_id = here and t.history_id is not distinct from history
          and t.ticket_id = any(array(select tandem.reached_by(here, requester_is)))
        order by t.updated_at desc limit 500)
      select o.ticket_id, null::uuid, o.created_at from own o
      where tandem.words(o.subject, here, o.created_at) @@ coalesce(strictly, loosely)
      union all (
        select m.ticket_id, m.message_id, m.at from own o join messages m on m.partnership_id = here and m.ticket_id = o.ticket_id
        where m.audience = 'requester' and tandem.words(m.body, here, m.at) @@ coalesce(strictly, loosely) limit most_messages);
    return;
  end if;
  loosely := loosely && case when weeks is null then tandem.place_of(here)::tsquery
    else (select string_agg(tandem.place_of(here) || 'e' || week, ' | ') from unnest(weeks) as week)::tsquery end;
  return query
    select found.ticket_id, null::uuid, found.created_at
    from (select t.ticket_id, t.created_at, t.subject from tickets t
          where t.partnership_id = here and tandem.words(t.subject, t.partnership_id, t.created_at) @@ loosely
            and t.history_id is not distinct from history
          limit case when strict is null then most_subjects else most_subjects * 2 end) found
    where strictly is null or tandem.words(found.subject, here, found.created_at) @@ strictly limit most_subjects;
  return query
    select found.ticket_id, found.message_id, found.at
    from (select m.ticket_id, m.message_id, m.at, m.body from messages m
          where m.partnership_id = here and tandem.words(m.body, m.partnership_id, m.at) @@ loosely
            and (m.audience <> 'own-party' or m.author_party = party)
          limit most_messages * 2) found
    cross join lateral (
      select 1 from tickets t where t.partnership_id = here and t.ticket_id = found.ticket_id and t.history_id is not distinct from history limit 1) of_it
    where strictly is null or tandem.words(found.body, here, found.at) @@ strictly limit most_messages;
end $$;

-- Tickets whose subject comes close to each of the words, in spite of typing errors; the nearest first.
create function tandem.subjects_near(words text[], requester_is uuid, history uuid, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp
  set enable_seqscan = off set pg_trgm.word_similarity_threshold = 0.5
  as $$
begin
  if coalesce(cardinality(words), 0) = 0 or not exists (select 1 from pg_extension where extname = 'pg_trgm') then return; end if;
  return query execute '
    select t.ticket_id from (
      select t.ticket_id, t.subject from tickets t where t.partnership_id = $1 and '
      || (select string_agg(format('t.subject %%> %L', word), ' and ') from unnest(words) as word)
      || case when history is null then ' and t.history_id is null' else ' and t.history_id = $2' end
      || case when requester_is is null then '' else ' and t.ticket_id = any(array(select tandem.reached_by($1, $3)))' end || ' limit $4 * 5) t
    order by (select sum(word_similarity(word, t.subject)) from unnest($5) as word) desc, t.ticket_id desc limit $4'
    using tandem.partnership(), history, requester_is, most, words;
end $$;

-- Members whose name has the words; where nobody has them, those whose name comes close.
create function tandem.members_near(words text[], most integer) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp
  as $$
declare
  bare text := case when exists (select 1 from pg_extension where extname = 'unaccent') then 'lower(public.unaccent(n.name))' else 'lower(n.name)' end;
  names text := '(select m.person_id, coalesce(m.invited_name, p.name) as name from members m left join people p on p.id = m.person_id
    where m.partnership_id = $1 limit 20000) n';
begin
  if coalesce(cardinality(words), 0) = 0 then return; end if;
  return query execute 'select n.person_id from ' || names || ' where ' || bare || ' like all ($2) order by n.name, n.person_id limit $3'
    using tandem.partnership(), (select array_agg('%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%') from unnest(words) as word), most;
  if found or not exists (select 1 from pg_extension where extname = 'pg_trgm') then return; end if;
  return query execute 'select near.person_id from (select n.person_id, word_similarity($2, ' || bare || ') as likeness from ' || names || ') near
    where near.likeness > 0.55 order by near.likeness desc, near.person_id limit $3'
    using tandem.partnership(), array_to_string(words, ' '), most;
end $$;

revoke execute on function tandem.texts_with, tandem.subjects_near, tandem.members_near from public;
grant execute on function tandem.texts_with, tandem.subjects_near, tandem.members_near to tandem_app;
