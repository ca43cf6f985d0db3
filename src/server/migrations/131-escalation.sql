-- What happens to tickets by the passing of time, and where the one sweeper of it stands.

-- When to look at a ticket next; the same as what its events say. Null: nothing will fall due unless it changes.
alter table tickets add column escalate_at bigint;
-- Since when nobody has touched it, and since when its wait is over, once it surfaced for that.
alter table tickets add column untouched_since bigint;
alter table tickets add column late_since bigint;

-- Open tickets of before: looked at once, which tells when to look next.
update tickets set escalate_at = 0 where history_id is null and status in ('new', 'open', 'waiting');

create index tickets_to_escalate on tickets (escalate_at, ticket_id) where escalate_at is not null and history_id is null;
create index tickets_untouched on tickets (partnership_id, sort_due, ticket_id)
  where history_id is null and status in ('new', 'open', 'waiting') and untouched_since is not null;
create index tickets_late on tickets (partnership_id, sort_due, ticket_id)
  where history_id is null and status in ('new', 'open', 'waiting') and late_since is not null;

-- One row: how far the round of now has come. Its lock says who sweeps.
create table escalation_cursor (
  only_one boolean primary key default true check (only_one),
  at bigint not null,
  ticket_id uuid not null,
  swept_at bigint not null
);
insert into escalation_cursor (at, ticket_id, swept_at) values (-1, '00000000-0000-0000-0000-000000000000', 0);

-- The next tickets of the round, names only. Nothing while another server sweeps: it holds the cursor until its
-- transaction ends.
create function tandem.escalations_due(now_ms bigint, most integer) returns table (partnership_id uuid, ticket_id uuid, at bigint)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare stands escalation_cursor;
begin
  select * into stands from escalation_cursor for update skip locked;
  if not found then return; end if;
  return query
    select t.partnership_id, t.ticket_id, t.escalate_at from tickets t
    where t.history_id is null and t.escalate_at is not null and t.escalate_at <= now_ms
      and (t.escalate_at, t.ticket_id) > (stands.at, stands.ticket_id)
    order by t.escalate_at, t.ticket_id limit most;
  -- The round is over: the next one begins with whatever is due first then.
  if not found then update escalation_cursor set at = -1, ticket_id = '00000000-0000-0000-0000-000000000000', swept_at = now_ms; end if;
end $$;
revoke execute on function tandem.escalations_due from public;
grant execute on function tandem.escalations_due to tandem_app;

-- Advances the cursor behind a ticket; null begins the next round. For whoever holds it.
create function tandem.escalations_swept(swept bigint, ticket uuid, now_ms bigint) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$ update escalation_cursor set at = coalesce(swept, -1), ticket_id = coalesce(ticket, '00000000-0000-0000-0000-000000000000'), swept_at = now_ms $$;
revoke execute on function tandem.escalations_swept from public;
grant execute on function tandem.escalations_swept to tandem_app;

-- Notices are kept for a while. Removes old ones of every partnership, a few at a time; answers how many.
create index notices_by_age on notices (created_at);
create function tandem.forget_notices(before_ms bigint, most integer) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare gone integer;
begin
  delete from notices n using (select partnership_id, notice_id from notices where created_at < before_ms order by created_at limit most) old
    where n.partnership_id = old.partnership_id and n.notice_id = old.notice_id;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke execute on function tandem.forget_notices from public;
grant execute on function tandem.forget_notices to tandem_app;
