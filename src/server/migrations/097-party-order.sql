-- Parties stand in the order of their agreement: the first provider is the one that is named first.

alter table parties add column place integer not null default 0;
