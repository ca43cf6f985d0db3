/** Proposals, signers and signatures, as rows. */
import type { Instant } from '../../../core/time.js';
import type { Read, Tx } from '../../platform/db/db.js';
import type { ProposalTable, SignatureTable, SignerTable } from './tables.js';

export async function findProposal(db: Read, partnership: string, id: string): Promise<ProposalTable | null> {
  const row = await db
    .selectFrom('agreement_proposals')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('agreement_id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export const MOST_SIGNINGS = 200;

export function newestProposals(db: Read, partnership: string): Promise<ProposalTable[]> {
  return db
    .selectFrom('agreement_proposals')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .orderBy('agreement_id', 'desc')
    .limit(MOST_SIGNINGS)
    .execute();
}

/** The newest proposal of a draft. */
export async function newestOfDraft(db: Read, partnership: string, draft: string): Promise<string | null> {
  const row = await db
    .selectFrom('agreement_proposals')
    .select('agreement_id')
    .where('partnership_id', '=', partnership)
    .where('draft_id', '=', draft)
    .orderBy('agreement_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.agreement_id ?? null;
}

export async function insertProposal(tx: Tx, row: ProposalTable): Promise<void> {
  const json = (value: unknown) => (value === null ? null : (JSON.stringify(value) as never));
  await tx
    .insertInto('agreement_proposals')
    .values({ ...row, certificate: json(row.certificate), waivers: json(row.waivers)! })
    .execute();
}

export async function updateProposal(
  tx: Tx,
  partnership: string,
  id: string,
  changes: Partial<Pick<ProposalTable, 'signed_at' | 'withdrawn_at' | 'withdrawn_by'>>,
): Promise<void> {
  await tx
    .updateTable('agreement_proposals')
    .set(changes)
    .where('partnership_id', '=', partnership)
    .where('agreement_id', '=', id)
    .execute();
}

export function signersOf(db: Read, partnership: string, ids: readonly string[]): Promise<SignerTable[]> {
  return db
    .selectFrom('agreement_signers')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('agreement_id', 'in', ids)
    .execute();
}

export async function putSigner(tx: Tx, row: SignerTable): Promise<void> {
  const { person_id, named_at, named_by } = row;
  await tx
    .insertInto('agreement_signers')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['partnership_id', 'agreement_id', 'party_id']).doUpdateSet({ person_id, named_at, named_by }),
    )
    .execute();
}

/** Signatures that stand, in the order in which they were made. */
export function signaturesOf(db: Read, partnership: string, ids: readonly string[]): Promise<SignatureTable[]> {
  return db
    .selectFrom('agreement_signatures')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('agreement_id', 'in', ids)
    .where('void_at', 'is', null)
    .orderBy('at')
    .orderBy('signature_id')
    .execute();
}

export async function insertSignature(tx: Tx, row: SignatureTable): Promise<void> {
  await tx.insertInto('agreement_signatures').values(row).execute();
}

/** Of one party, or of all when none is given. */
export async function voidSignatures(tx: Tx, partnership: string, id: string, now: Instant, party: string | null = null): Promise<void> {
  let query = tx
    .updateTable('agreement_signatures')
    .set({ void_at: now })
    .where('partnership_id', '=', partnership)
    .where('agreement_id', '=', id)
    .where('void_at', 'is', null);
  if (party !== null) query = query.where('party_id', '=', party);
  await query.execute();
}

/** Parties and teams that the partnership knows: of what is in force, and of what was proposed. */
export async function knownSides(db: Read, partnership: string) {
  const parties = await db
    .selectFrom('parties')
    .select(['party_id as id', 'name', 'kind'])
    .where('partnership_id', '=', partnership)
    .execute();
  const teams = await db
    .selectFrom('teams')
    .select(['team_id as id', 'name', 'party_id as party'])
    .where('partnership_id', '=', partnership)
    .execute();
  return { parties, teams };
}
