/** SQL about people and members. */
import { sql } from 'kysely';
import type { Instant } from '../../../core/time.js';
import type { Member, Role } from '../../context.js';
import type { Read, Tx } from '../../platform/db/db.js';
import './tables.js';

/** A member who has joined. */
export async function findMember(db: Read, partnership: string, person: string): Promise<Member | null> {
  const row = await db
    .selectFrom('members')
    .select(['role', 'party_id', 'teams'])
    .where('partnership_id', '=', partnership)
    .where('person_id', '=', person)
    .where('joined_at', 'is not', null)
    .executeTakeFirst();
  return row ? { person, role: row.role, party: row.party_id, teams: row.teams } : null;
}

export interface MemberRow {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly party: string | null;
  readonly teams: readonly string[];
  readonly invited: boolean;
}

/** Every member, by name. Until somebody has joined he is called what the invitation says. */
export async function listMemberRows(db: Read, partnership: string): Promise<readonly MemberRow[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.person_id')
    .select([
      'members.person_id',
      'people.name',
      'people.email',
      'members.role',
      'members.party_id',
      'members.teams',
      'members.invited_name',
      'members.joined_at',
    ])
    .where('members.partnership_id', '=', partnership)
    .orderBy('people.name')
    .limit(1_000)
    .execute();
  return rows.map((row) => ({
    person: row.person_id,
    name: row.joined_at === null ? (row.invited_name ?? row.name) : row.name,
    email: row.email,
    role: row.role,
    party: row.party_id,
    teams: row.teams,
    invited: row.joined_at === null,
  }));
}

export interface NewMember {
  readonly person: string;
  readonly role: Role;
  readonly party: string | null;
  readonly teams: readonly string[];
  readonly invitedName: string | null;
  readonly invitedBy: string | null;
  readonly now: Instant;
  readonly joined: boolean;
}

/** False when the person is a member already. */
export async function insertMember(tx: Tx, partnership: string, member: NewMember): Promise<boolean> {
  const row = await tx
    .insertInto('members')
    .values({
      partnership_id: partnership,
      person_id: member.person,
      role: member.role,
      party_id: member.party,
      teams: [...member.teams],
      invited_name: member.invitedName,
      invited_by: member.invitedBy,
      created_at: member.now,
      joined_at: member.joined ? member.now : null,
    })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'person_id']).doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds a person without a way to sign in. Fails on an address that is taken. */
export async function insertPerson(tx: Tx, person: { readonly id: string; readonly name: string; readonly email: string }): Promise<void> {
  await tx.insertInto('people').values({ id: person.id, name: person.name, email: person.email.toLowerCase(), image: null }).execute();
}

/** The person with an address, in any partnership or none. */
export async function findPersonByEmail(db: Read, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select tandem.person_with(${email}::citext) as id`.execute(db as Tx);
  return rows[0]?.id ?? null;
}

export interface MembershipRow {
  readonly partnership_id: string;
  readonly name: string;
  readonly sample: boolean;
  readonly role: Role;
  readonly party_id: string | null;
  readonly party_name: string | null;
  readonly teams: string[];
}

/** Where somebody belongs: outside any partnership. */
export async function membershipsOf(tx: Tx, person: string): Promise<readonly MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`select * from tandem.memberships_of(${person}::uuid)`.execute(tx);
  return rows;
}

/** True while nobody can sign in. */
export async function firstAccountNeeded(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ needed: boolean }>`select not exists (select 1 from credentials) as needed`.execute(tx);
  return rows[0]?.needed ?? true;
}

/** Lets a person sign in with a password. */
export async function insertCredential(tx: Tx, id: string, person: string, passwordHash: string): Promise<void> {
  await tx
    .insertInto('credentials')
    .values({ id, account_id: person, provider_id: 'credential', user_id: person, password: passwordHash })
    .execute();
}

export async function findCredential(tx: Tx, person: string): Promise<{ readonly email: string; readonly passwordHash: string | null }> {
  const row = await tx
    .selectFrom('people')
    .leftJoin('credentials', (join) => join.onRef('credentials.user_id', '=', 'people.id').on('credentials.provider_id', '=', 'credential'))
    .select(['people.email', 'credentials.password'])
    .where('people.id', '=', person)
    .executeTakeFirstOrThrow();
  return { email: row.email, passwordHash: row.password };
}
