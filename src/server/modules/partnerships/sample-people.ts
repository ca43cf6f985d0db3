/** The people of the sample: members who can be invited to sign in, and requesters. */

import { COLLEAGUES, REQUESTERS } from '../../../../seed/people.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Instant } from '../../../core/time.js';
import type { Tx } from '../../platform/db/db.js';
import { keyedId } from '../../platform/ids.js';
import { findPersonByEmail, insertMember, insertPerson } from '../identity/index.js';

const addressOf = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@harborlane.example`;

/** Answers ids by colleague key and by requester name. */
export async function saveSamplePeople(
  tx: Tx,
  partnership: string,
  agreement: Agreement,
  now: Instant,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const known = new Set(agreement.teams.map((team) => team.id));
  const member = { invitedBy: null, now, joined: false } as const;
  for (const [key, one] of Object.entries(COLLEAGUES)) {
    const person = await personWith(tx, one.email, one.name);
    ids.set(key, person);
    const teams = one.teams.filter((team) => known.has(team));
    await insertMember(tx, partnership, { ...member, person, role: one.role, party: one.party, teams, invitedName: one.name });
  }
  for (const name of REQUESTERS) {
    const person = await personWith(tx, addressOf(name), name);
    ids.set(name, person);
    await insertMember(tx, partnership, { ...member, person, role: 'requester', party: null, teams: [], invitedName: name });
  }
  return ids;
}

async function personWith(tx: Tx, email: string, name: string): Promise<string> {
  const known = await findPersonByEmail(tx, email);
  if (known !== null) return known;
  const id = keyedId(`sample ${email}`);
  await insertPerson(tx, { id, name, email });
  return id;
}
