/** What things of an agreement are called, for reports that are read without it. */
import type { Agreement } from '../agreement/agreement.js';
import type { CategoryId, PartyId, TeamId } from '../ids.js';
import type { Side } from './report.js';

export interface Names {
  readonly team: (id: TeamId) => string;
  readonly party: (id: PartyId) => string;
  /** From the root down: `Run › Backup`. An unknown category is its own id. */
  readonly category: (id: CategoryId) => string;
  readonly partyOf: (team: TeamId) => PartyId | null;
  readonly side: (team: TeamId | null) => Side;
}

/**
 * @param agreement its teams, parties and categories; ids that it does not know stand for themselves.
 * @example names(harborLane).category('printer') // 'Respond › Hardware › Printer'
 */
export function names(agreement: Agreement): Names {
  const teams = new Map(agreement.teams.map((team) => [team.id, team]));
  const parties = new Map(agreement.parties.map((party) => [party.id, party.name]));
  const categories = new Map(agreement.categories.map((category) => [category.id, category]));
  const team = (id: TeamId): string => teams.get(id)?.name ?? id;
  const partyOf = (id: TeamId): PartyId | null => teams.get(id)?.party ?? null;
  return {
    team,
    partyOf,
    party: (id) => parties.get(id) ?? (id === '' ? 'Nobody' : id),
    category: (id) => {
      const path: string[] = [];
      for (let at: CategoryId | null = id; at !== null; at = categories.get(at)?.parent ?? null)
        path.unshift(categories.get(at)?.name ?? at);
      return path.join(' › ');
    },
    side: (id) => (id === null ? { team: null, name: null, party: null } : { team: id, name: team(id), party: partyOf(id) }),
  };
}
