-- People, how they sign in, and what they are in which partnership.

create table people (
  id uuid primary key,
  name text not null,
  email citext not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table sessions (
  id uuid primary key,
  token text not null unique,
  user_id uuid not null references people on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessions_of_person on sessions (user_id);
create index sessions_by_expiry on sessions (expires_at);

create table credentials (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references people on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index credentials_of_person on credentials (user_id);

create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_by_identifier on verifications (identifier);

-- Ended sessions that a signed cookie could still vouch for.
create table revoked_sessions (
  session_id uuid primary key,
  until_at bigint not null
);

create table first_account_links (
  token_hash text primary key,
  expires_at bigint not null
);

-- Parties and teams of the agreement in force.
create table parties (
  partnership_id uuid not null references partnerships,
  party_id text not null,
  name text not null,
  kind text not null check (kind in ('internal', 'provider')),
  primary key (partnership_id, party_id)
);
call tandem.protect('parties');

create table teams (
  partnership_id uuid not null,
  team_id text not null,
  party_id text not null,
  name text not null,
  primary key (partnership_id, team_id),
  foreign key (partnership_id, party_id) references parties
);
call tandem.protect('teams');

create table members (
  partnership_id uuid not null references partnerships,
  person_id uuid not null references people,
  role text not null check (role in ('internal-lead', 'internal-technician', 'provider-lead', 'provider-technician', 'requester')),
  party_id text,
  teams text[] not null default '{}',
  -- What the person is called until he has joined.
  invited_name text,
  invited_by uuid,
  created_at bigint not null,
  joined_at bigint,
  primary key (partnership_id, person_id),
  foreign key (partnership_id, party_id) references parties,
  check ((role = 'requester') = (party_id is null))
);
create index members_of_person on members (person_id);
call tandem.protect('members');

create table invitations (
  partnership_id uuid not null,
  token_hash text not null,
  person_id uuid not null,
  expires_at bigint not null,
  used_at bigint,
  primary key (partnership_id, token_hash),
  foreign key (partnership_id, person_id) references members
);
create index invitations_by_token on invitations (token_hash);
call tandem.protect('invitations');

-- Inside a partnership only its members exist; outside one, sign-in sees everybody.
alter table people enable row level security;
create policy wall on people for select
  using (tandem.partnership() is null or exists (select 1 from members where members.person_id = people.id));
create policy add on people for insert with check (true);
create policy change on people for update using (tandem.partnership() is null) with check (tandem.partnership() is null);
grant select, insert, update on people to tandem_app;

-- How people sign in exists only outside partnerships.
do $$
declare private text;
begin
  foreach private in array array['sessions', 'credentials', 'verifications', 'revoked_sessions', 'first_account_links'] loop
    execute format('alter table %I enable row level security', private);
    execute format('create policy wall on %I using (tandem.partnership() is null) with check (tandem.partnership() is null)', private);
    execute format('grant select, insert, update, delete on %I to tandem_app', private);
  end loop;
end $$;

-- The partnerships that a person has joined.
create function tandem.memberships_of(person uuid)
  returns table (partnership_id uuid, name text, sample boolean, role text, party_id text, party_name text, teams text[])
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select m.partnership_id, p.name, p.sample, m.role, m.party_id, a.name, m.teams
    from members m
    join partnerships p on p.partnership_id = m.partnership_id
    left join parties a on a.partnership_id = m.partnership_id and a.party_id = m.party_id
    where m.person_id = person and m.joined_at is not null
    order by p.created_at
  $$;

-- The person with an address, by id alone: for invitations.
create function tandem.person_with(address citext) returns uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$ select id from people where email = address $$;

-- Whom a one-time link invites, and to which partnership.
create function tandem.invitation(hash text)
  returns table (partnership_id uuid, person_id uuid, expires_at bigint, used_at bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select partnership_id, person_id, expires_at, used_at from invitations where token_hash = hash $$;

revoke execute on function tandem.memberships_of, tandem.person_with, tandem.invitation from public;
grant execute on function tandem.memberships_of, tandem.person_with, tandem.invitation to tandem_app;
