import type { z } from 'zod';
import type { session } from '../../../contract/identity.js';
import type { Person } from '../../context.js';
import type { Db } from '../../platform/db/db.js';
import { firstAccountNeeded, membershipsOf } from './identity.repo.js';

type Session = z.infer<typeof session>;

/** Who somebody is, and where he belongs. */
export async function viewSession(db: Db, version: string, person: Omit<Person, 'session'> | null): Promise<Session> {
  return db.unsafeAcrossPartnerships(async (tx) => {
    if (person === null) return { person: null, memberships: [], firstAccountNeeded: await firstAccountNeeded(tx), version };
    const memberships = await membershipsOf(tx, person.id);
    return {
      person: { id: person.id, name: person.name, email: person.email },
      memberships: memberships.map((row) => ({
        partnership: row.partnership_id,
        partnershipName: row.name,
        sample: row.sample,
        role: row.role,
        party: row.party_id,
        partyName: row.party_name,
        teams: row.teams,
      })),
      firstAccountNeeded: false,
      version,
    };
  });
}
