/** The rota of a team as it is lived: people of the agreement found among the members, hand-over time, swaps. */
import type { Agreement, Team } from '../../../core/agreement/agreement.js';
import type { RotaArrangement } from '../../../core/sla/rota-duty.js';
import { type Instant, MINUTE, type Millis } from '../../../core/time.js';
import type { Read } from '../../platform/db/db.js';
import { isLead } from '../identity/index.js';
import { MOST_OVERRIDES, type OverrideTable } from './tables.js';
import './tables.js';

const MOST_PEOPLE = 1_000;
const MOST_TEAMS = 500;

export const DEFAULTS = { handOverMinute: 0, wakeNextMs: 15 * MINUTE };

/** A member of an IT team. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly party: string;
  readonly lead: boolean;
  readonly teams: readonly string[];
}

export interface Arranged extends RotaArrangement {
  readonly team: Team;
  readonly wakeNextMs: Millis;
  /** Names of the agreement that no member of the team bears. */
  readonly unknown: readonly string[];
  readonly rows: readonly OverrideTable[];
}

export async function colleagues(db: Read, partnership: string): Promise<readonly Colleague[]> {
  const rows = await db
    .selectFrom('members as m')
    .leftJoin('people as p', 'p.id', 'm.person_id')
    .select([
      'm.person_id as id',
      'm.party_id as party',
      'm.teams',
      'm.role',
      (eb) => eb.fn.coalesce('m.invited_name', 'p.name').as('name'),
    ])
    .where('m.partnership_id', '=', partnership)
    .where('m.party_id', 'is not', null)
    .orderBy('m.person_id')
    .limit(MOST_PEOPLE)
    .execute();
  return rows.map(({ id, name, party, teams, role }) => ({ id, name: name ?? '', party: party!, teams, lead: isLead(role) }));
}

/**
 * The arrangements of the teams that have a rota.
 *
 * @param since overrides that ended before are left out
 */
export async function arrangements(
  db: Read,
  partnership: string,
  agreement: Agreement,
  people: readonly Colleague[],
  since: Instant,
): Promise<readonly Arranged[]> {
  const withRota = agreement.teams.filter((team) => team.onCall !== null);
  if (withRota.length === 0) return [];
  const settings = await db
    .selectFrom('on_call_settings')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .limit(MOST_TEAMS)
    .execute();
  // So many for each team are let in: those of one cannot crowd out another's.
  const overrides = await db
    .selectFrom('on_call_overrides')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where(
      'team_id',
      'in',
      withRota.map((team) => team.id),
    )
    .where('removed_at', 'is', null)
    .where('to_at', '>', since)
    .orderBy('made_at')
    .orderBy('override_id')
    .limit(MOST_OVERRIDES * withRota.length)
    .execute();
  return withRota.map((team): Arranged => {
    const rota = team.onCall!;
    const named = rota.people.map((name) => ({ name, id: personNamed(people, team.id, name) }));
    const own = settings.find((one) => one.team_id === team.id);
    const rows = overrides.filter((one) => one.team_id === team.id);
    return {
      team,
      rota: { ...rota, people: named.map((one) => one.id ?? one.name) },
      zone: agreement.calendars[rota.calendar]!.zone,
      handOverMinute: own?.hand_over_minute ?? DEFAULTS.handOverMinute,
      wakeNextMs: own?.wake_next_ms ?? DEFAULTS.wakeNextMs,
      overrides: rows.map((one) => ({
        id: one.override_id,
        person: one.person_id,
        insteadOf: one.instead_of,
        from: one.from_at,
        to: one.to_at,
      })),
      unknown: named.filter((one) => one.id === null).map((one) => one.name),
      rows,
    };
  });
}

/** The agreement names people by words; a member of the team who bears the name is meant. */
function personNamed(people: readonly Colleague[], team: string, name: string): string | null {
  const wanted = name.trim().toLowerCase();
  return people.find((one) => one.teams.includes(team) && (one.id === name || one.name.trim().toLowerCase() === wanted))?.id ?? null;
}
