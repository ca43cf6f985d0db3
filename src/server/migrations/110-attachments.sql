-- Files of messages. Their bytes lie in the storage under `partnership/id`; these rows say what they are.

-- Uploads that no message has taken yet. A row is there before its first byte is stored, so that whatever
-- a crash leaves behind can be found and swept.
create table pending_attachments (
  partnership_id uuid not null references partnerships,
  attachment_id uuid not null,
  owner uuid not null,
  name text not null,
  created_at bigint not null,
  -- Null until the last byte is stored.
  media_type text,
  mismatch boolean,
  bytes bigint,
  sha256 text,
  -- Taken back or swept: no message may take it any more, its bytes are being removed.
  dropped_at bigint,
  primary key (partnership_id, attachment_id)
);
create index pending_attachments_of_owner on pending_attachments (partnership_id, owner);
create index pending_attachments_to_sweep on pending_attachments (least(created_at + 86400000, dropped_at + 600000));
call tandem.protect('pending_attachments');

create table attachments (
  partnership_id uuid not null references partnerships,
  attachment_id uuid not null,
  ticket_id uuid not null,
  message_id uuid not null,
  -- Order on the message.
  place smallint not null,
  owner uuid not null,
  name text not null,
  media_type text not null,
  mismatch boolean not null,
  bytes bigint not null,
  sha256 text not null,
  at bigint not null,
  primary key (partnership_id, attachment_id),
  foreign key (partnership_id, message_id) references messages
);
create index attachments_of_message on attachments (partnership_id, message_id, place);
create index attachments_of_ticket on attachments (partnership_id, ticket_id, message_id, place);
call tandem.protect('attachments', true);

-- Which uploads nobody sends any more: names only, for the sweeper that serves every partnership.
create function tandem.attachments_to_sweep(now_ms bigint, most integer) returns table (partnership_id uuid, attachment_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select partnership_id, attachment_id from pending_attachments
        where least(created_at + 86400000, dropped_at + 600000) <= now_ms
        order by least(created_at + 86400000, dropped_at + 600000) limit most $$;
revoke execute on function tandem.attachments_to_sweep from public;
grant execute on function tandem.attachments_to_sweep to tandem_app;
