-- From a draft to an agreement in force: waivers, what was proposed, who signs, signatures.

-- Which version holds at an instant follows from its signature and the clock: nothing moves it on.
-- Replaces the index over states that a version was moved to when it took effect.
create index agreement_by_effect on agreement_versions (partnership_id, effective_at desc, version desc)
  where state in ('signed', 'effective', 'superseded');
drop index agreement_in_force;

create table draft_waivers (
  partnership_id uuid not null,
  waiver_id uuid not null,
  draft_id uuid not null,
  finding_id text not null,
  kind text not null,
  -- The finding's sentence as it was waived.
  finding text not null,
  reason text not null,
  until_at bigint not null,
  at bigint not null,
  person_id uuid not null,
  primary key (partnership_id, waiver_id),
  unique (partnership_id, draft_id, finding_id),
  foreign key (partnership_id, draft_id) references drafts
);
call tandem.protect('draft_waivers');

-- What was proposed, as it is signed. A withdrawn proposal stays on record.
create table agreement_proposals (
  partnership_id uuid not null,
  agreement_id uuid not null,
  draft_id uuid not null,
  certificate jsonb,
  waivers jsonb not null,
  -- When it is to take effect; null: when the last party signs.
  wanted_at bigint,
  text_hash text not null,
  proposed_at bigint not null,
  proposed_by uuid not null,
  signed_at bigint,
  withdrawn_at bigint,
  withdrawn_by uuid,
  primary key (partnership_id, agreement_id),
  foreign key (partnership_id, agreement_id) references agreement_versions,
  foreign key (partnership_id, draft_id) references drafts
);
create index proposals_of_draft on agreement_proposals (partnership_id, draft_id, agreement_id desc);
call tandem.protect('agreement_proposals');

create table agreement_signers (
  partnership_id uuid not null,
  agreement_id uuid not null,
  party_id text not null,
  person_id uuid not null,
  named_at bigint not null,
  named_by uuid not null,
  primary key (partnership_id, agreement_id, party_id),
  foreign key (partnership_id, agreement_id) references agreement_proposals
);
call tandem.protect('agreement_signers');

-- A signature that was taken back, or became void with its proposal, stays on record with the instant.
create table agreement_signatures (
  partnership_id uuid not null,
  signature_id uuid not null,
  agreement_id uuid not null,
  party_id text not null,
  person_id uuid not null,
  -- As it stands in the signed record.
  person_name text not null,
  text_hash text not null,
  at bigint not null,
  -- Ed25519 over the record, and the key that checks it.
  signature text not null,
  public_key text not null,
  void_at bigint,
  primary key (partnership_id, signature_id),
  foreign key (partnership_id, agreement_id) references agreement_proposals
);
create unique index signature_of_party on agreement_signatures (partnership_id, agreement_id, party_id) where void_at is null;
call tandem.protect('agreement_signatures');
