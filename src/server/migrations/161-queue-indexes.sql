-- Open tickets of one site, one tier, one person or nobody are picked in the index as those of one team are.
create index tickets_active on tickets (partnership_id, sort_due, ticket_id, holder_team, holder_party, priority, category, system, type, status, site, tier, assignee)
  where history_id is null and status in ('new', 'open', 'waiting');
drop index tickets_active_by_due;
alter index tickets_active rename to tickets_active_by_due;

-- Among years of closed tickets there are few resolved ones, or none.
create index tickets_resolved on tickets (partnership_id, updated_at, ticket_id) where history_id is null and status = 'resolved';
