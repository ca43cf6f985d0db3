-- The weekly agenda is made from the tickets whose bounces called in the leads since the last meeting:
--   select ticket_id, at, event from ticket_events
--   where partnership_id = … and at > … and event ->> 'kind' = 'leads-called-in' order by at
-- There are few of them among very many events.

create index leads_called_in on ticket_events (partnership_id, at) where event ->> 'kind' = 'leads-called-in';
