-- The words that go along with the last rating of a ticket; that it was rated, and how, is an event of it.

create table rating_comments (
  partnership_id uuid not null references partnerships,
  ticket_id uuid not null,
  comment text not null check (length(comment) <= 1000),
  at bigint not null,
  primary key (partnership_id, ticket_id)
);
call tandem.protect('rating_comments');
