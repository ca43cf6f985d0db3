/** For what serves one person over all partnerships: where he belongs, and when that or his session ends. */
import type { Member } from '../../context.js';
import type { Db } from '../../platform/db/db.js';
import type { Signals } from '../../platform/signals/signals.js';
import { membershipsOf } from './identity.repo.js';
import { MEMBERS_TOPIC } from './members.js';
import { SESSION_TOPIC } from './sessions.js';

export interface Belonging extends Member {
  readonly partnership: string;
}

/** Where somebody is a member now. */
export async function belongingsOf(db: Db, person: string): Promise<readonly Belonging[]> {
  const rows = await db.unsafeAcrossPartnerships((tx) => membershipsOf(tx, person));
  return rows.map((row) => ({ person, partnership: row.partnership_id, role: row.role, party: row.party_id, teams: row.teams }));
}

export interface BelongingListener {
  /** Members of some partnership changed; null when hints may have been missed. */
  readonly onMembers: (partnership: string | null) => void;
  readonly onSignedOut: () => void;
}

/** Listens until the answered function is called. */
export function watchBelonging(signals: Signals, session: string, { onMembers, onSignedOut }: BelongingListener): () => void {
  const offs = [signals.on(MEMBERS_TOPIC, onMembers), signals.on(SESSION_TOPIC, (ended) => ended === session && onSignedOut())];
  return () => {
    for (const off of offs) off();
  };
}
