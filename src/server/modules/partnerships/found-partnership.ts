/** Founds a partnership: its row, its first agreement, parties and teams from it, and its first internal lead. */
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Instant } from '../../../core/time.js';
import type { Tx } from '../../platform/db/db.js';
import { saveVersion } from '../agreements/index.js';
import { insertMember, saveParties } from '../identity/index.js';

export interface Founding {
  readonly id: string;
  readonly name: string;
  readonly sample: boolean;
  readonly agreement: Agreement;
  readonly file: string;
  /** The agreement holds from here on; null: it is a draft, which holds once both parties have signed. */
  readonly effectiveAt: Instant | null;
  readonly now: Instant;
  /** Who becomes the internal lead; null for nobody. */
  readonly lead: string | null;
}

/** Answers the id of the version. */
export async function found(tx: Tx, { id, name, sample, agreement, file, effectiveAt, now, lead }: Founding): Promise<string> {
  const { zone } = agreement.windows;
  await tx.insertInto('partnerships').values({ partnership_id: id, name, sample, zone, created_at: now }).execute();
  await saveParties(tx, id, agreement.parties, agreement.teams);
  const state = effectiveAt === null ? 'draft' : 'effective';
  const version = await saveVersion(tx, id, { agreement, file, state, effectiveAt, now, by: lead });
  if (lead !== null) await joinAsLead(tx, id, agreement, lead, now);
  return version;
}

export async function joinAsLead(tx: Tx, partnership: string, agreement: Agreement, person: string, now: Instant): Promise<void> {
  const party = agreement.parties.find((one) => one.kind === 'internal')!.id;
  const teams = agreement.teams.filter((team) => team.party === party).map((team) => team.id);
  await insertMember(tx, partnership, {
    person,
    role: 'internal-lead',
    party,
    teams,
    invitedName: null,
    invitedBy: null,
    now,
    joined: true,
  });
}
