-- History of other desks: what was uploaded, how it was read, and what became of every row.

create table histories (
  partnership_id uuid not null references partnerships,
  history_id uuid not null,
  name text not null,
  source text not null check (source in ('sample', 'import')),
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  job_id uuid,
  -- The uploaded file; null for the sample, whose history is generated.
  file_id uuid,
  mapping text not null,
  -- The version by whose names the mapping is read.
  agreement_id uuid not null,
  -- Of file, mapping and agreement: the same import answers the same history.
  content_key text not null,
  -- Whether it says when requesters were answered.
  answers_recorded boolean not null,
  -- Where reading goes on; written with each batch.
  cursor jsonb,
  rows bigint not null default 0,
  used bigint not null default 0,
  ignored bigint not null default 0,
  refused bigint not null default 0,
  tickets bigint not null default 0,
  events bigint not null default 0,
  first_at bigint,
  last_at bigint,
  failure text,
  created_at bigint not null,
  created_by uuid,
  primary key (partnership_id, history_id),
  unique (partnership_id, content_key)
);
call tandem.protect('histories');

create table refused_rows (
  partnership_id uuid not null,
  history_id uuid not null,
  line bigint not null,
  reason text not null,
  row_text text not null,
  primary key (partnership_id, history_id, line),
  foreign key (partnership_id, history_id) references histories
);
call tandem.protect('refused_rows');

-- Events cannot be taken away by the application, except those of an imported history as a whole.
create function tandem.forget_tickets(partnership uuid, history uuid, most integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone integer;
begin
  if partnership is distinct from tandem.partnership() or history is null then
    raise exception 'A history is forgotten inside its own partnership' using errcode = '42501';
  end if;
  create temporary table if not exists forgotten (ticket_id uuid) on commit drop;
  truncate forgotten;
  insert into forgotten select t.ticket_id from tickets t where t.partnership_id = partnership and t.history_id = history limit most;
  delete from ticket_events e using forgotten f where e.partnership_id = partnership and e.ticket_id = f.ticket_id;
  delete from messages m using forgotten f where m.partnership_id = partnership and m.ticket_id = f.ticket_id;
  delete from tickets t using forgotten f where t.partnership_id = partnership and t.ticket_id = f.ticket_id;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke execute on function tandem.forget_tickets from public;
grant execute on function tandem.forget_tickets to tandem_app;

-- Which partnerships a person at the command line means: ids only.
create function tandem.partnerships_named(wanted text, wanted_id uuid) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$ select partnership_id from partnerships where partnership_id = wanted_id or name = wanted limit 2 $$;
revoke execute on function tandem.partnerships_named from public;
grant execute on function tandem.partnerships_named to tandem_app;
