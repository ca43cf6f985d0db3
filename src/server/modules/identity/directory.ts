/** For other modules: who belongs to a partnership. */
import { afterCommit, type Tx } from '../../platform/db/db.js';
import type { Signals } from '../../platform/signals/signals.js';
import { MEMBERS_TOPIC } from './members.js';

export interface PartyRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'internal' | 'provider';
}

export interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly party: string;
}

/** Keeps parties, in their order, and teams in line with the agreement in force. What is gone stays while somebody belongs to it. */
export async function saveParties(tx: Tx, partnership: string, parties: readonly PartyRow[], teams: readonly TeamRow[]): Promise<void> {
  for (const [place, { id, name, kind }] of parties.entries()) {
    await tx
      .insertInto('parties')
      .values({ partnership_id: partnership, party_id: id, name, kind, place })
      .onConflict((conflict) => conflict.columns(['partnership_id', 'party_id']).doUpdateSet({ name, kind, place }))
      .execute();
  }
  for (const team of teams) {
    await tx
      .insertInto('teams')
      .values({ partnership_id: partnership, team_id: team.id, party_id: team.party, name: team.name })
      .onConflict((conflict) => conflict.columns(['partnership_id', 'team_id']).doUpdateSet({ name: team.name, party_id: team.party }))
      .execute();
  }
  const ids = teams.map((team) => team.id);
  let gone = tx.deleteFrom('teams').where('partnership_id', '=', partnership);
  if (ids.length > 0) gone = gone.where('team_id', 'not in', ids);
  await gone.execute();
}

/** Call after changing members, so that every server looks again. */
export function announceMembers(tx: Tx, signals: Signals, partnership: string): void {
  afterCommit(tx, () => signals.hint(MEMBERS_TOPIC, partnership));
}
