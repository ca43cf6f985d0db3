-- What people arrange among themselves around the rotas of the agreement.

create table on_call_settings (
  partnership_id uuid not null references partnerships,
  team_id text not null,
  -- Minutes after midnight at which a turn begins, in the zone of the rota.
  hand_over_minute integer not null check (hand_over_minute between 0 and 1439),
  -- Who does not take notice of a wake for so long is followed by the next person.
  wake_next_ms bigint not null check (wake_next_ms between 60000 and 86400000),
  changed_by uuid not null,
  changed_at bigint not null,
  primary key (partnership_id, team_id)
);
call tandem.protect('on_call_settings');

create table on_call_overrides (
  partnership_id uuid not null references partnerships,
  override_id uuid not null,
  team_id text not null,
  person_id uuid not null,
  -- Null: whoever's turn it is.
  instead_of uuid,
  from_at bigint not null,
  to_at bigint not null check (to_at > from_at),
  reason text not null,
  made_by uuid not null,
  made_at bigint not null,
  -- Taken back: kept on record.
  removed_by uuid,
  removed_at bigint,
  primary key (partnership_id, override_id)
);
create index on_call_overrides_ahead on on_call_overrides (partnership_id, team_id, to_at) where removed_at is null;
call tandem.protect('on_call_overrides');

-- Who was told of a step on a ticket: closed for all of them when somebody takes notice.
create index notices_of_ticket on notices (partnership_id, ticket_id, key) where acknowledged_at is null;
