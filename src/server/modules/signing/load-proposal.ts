/** Proposals with everything that decides about them, for people of the IT teams. */
import { sql } from 'kysely';
import type { Agreement, Party } from '../../../core/agreement/agreement.js';
import type { Proposal } from '../../../core/signing/proposal.js';
import type { Ctx } from '../../context.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import { findVersion, lockVersion, VERSION_COLUMNS, type VersionRow } from '../agreements/index.js';
import { onlyTeams } from './actor.js';
import { findProposal, newestProposals, signaturesOf, signersOf } from './signing.repo.js';
import type { ProposalTable, SignatureTable, SignerTable } from './tables.js';

/** What is shown of a proposal. */
export interface SigningParts {
  readonly version: VersionRow;
  readonly parties: readonly Party[];
  readonly row: ProposalTable;
  readonly signers: readonly SignerTable[];
  readonly signatures: readonly SignatureTable[];
}

export interface LoadedProposal extends SigningParts {
  readonly agreement: Agreement;
  readonly file: string;
  readonly proposal: Proposal;
}

/** Refuses as not found what was never proposed. */
export async function loadProposal(db: Read, ctx: Ctx, id: string): Promise<LoadedProposal> {
  onlyTeams(ctx.member);
  const row = await findProposal(db, ctx.partnership, id);
  const version = row === null ? null : await findVersion(db, ctx.partnership, id);
  if (row === null || version === null) throw notFound();
  const signers = await signersOf(db, ctx.partnership, [id]);
  const signatures = await signaturesOf(db, ctx.partnership, [id]);
  const { agreement, file } = version;
  const proposal: Proposal = {
    state: version.state,
    textHash: row.text_hash,
    parties: agreement.parties,
    effectiveAt: version.effective_at ?? row.wanted_at,
    waivers: row.waivers,
    signers: Object.fromEntries(signers.map(({ party_id, person_id }) => [party_id, person_id])),
    signatures: signatures.map(({ party_id, person_id, at, text_hash }) => ({
      party: party_id,
      person: person_id,
      at,
      textHash: text_hash,
    })),
  };
  return { version, parties: agreement.parties, row, signers, signatures, agreement, file, proposal };
}

/** The same, kept from being changed by others: two who sign at once wait for each other here. */
export async function lockProposal(tx: Tx, ctx: Ctx, id: string): Promise<LoadedProposal> {
  onlyTeams(ctx.member);
  if ((await lockVersion(tx, ctx.partnership, id)) === null) throw notFound();
  return loadProposal(tx, ctx, id);
}

/** The newest ones, without the agreements themselves: a few statements for all. */
export async function newestParts(db: Read, ctx: Ctx): Promise<readonly SigningParts[]> {
  const rows = await newestProposals(db, ctx.partnership);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.agreement_id);
  const versions = await db
    .selectFrom('agreement_versions')
    .select(VERSION_COLUMNS)
    .select(sql<readonly Party[]>`agreement -> 'parties'`.as('parties'))
    .where('partnership_id', '=', ctx.partnership)
    .where('agreement_id', 'in', ids)
    .execute();
  const signers = await signersOf(db, ctx.partnership, ids);
  const signatures = await signaturesOf(db, ctx.partnership, ids);
  return rows.flatMap((row) => {
    const version = versions.find((one) => one.agreement_id === row.agreement_id);
    if (version === undefined) return [];
    const own = (one: { readonly agreement_id: string }) => one.agreement_id === row.agreement_id;
    return [{ version, parties: version.parties, row, signers: signers.filter(own), signatures: signatures.filter(own) }];
  });
}
