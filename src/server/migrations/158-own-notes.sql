-- What a party notes for itself does not change when a ticket was touched or updated last, for anybody.
update tickets t
set updated_at = said.at,
  -- Open ones are looked at once more, which tells when to look next.
  escalate_at = case when t.history_id is null and t.status in ('new', 'open', 'waiting') then 0 else t.escalate_at end
from (
  select e.partnership_id, e.ticket_id, max(e.at) as at
  from (select distinct partnership_id, ticket_id from messages where audience = 'own-party') noted
  join ticket_events e on e.partnership_id = noted.partnership_id and e.ticket_id = noted.ticket_id
  where e.event ->> 'kind' <> 'messaged' or e.event ->> 'audience' <> 'own-party'
  group by e.partnership_id, e.ticket_id) said
where t.partnership_id = said.partnership_id and t.ticket_id = said.ticket_id;

-- What a side corrected of its time on a ticket, newest first.
create index time_entry_changes_of_ticket on time_entry_changes (partnership_id, (before ->> 'ticket'), party, change_id);

-- Nobody asks it: words are found by `tandem.texts_with`.
drop function tandem.tickets_with;
