/** What stands below the text of a version that was proposed: certificate, waivers and signatures, with names. */
import type { AgreementDocument } from '../../../formats/documents/input.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { peopleOf } from '../identity/index.js';
import { onlyTeams } from './actor.js';
import { findProposal, signaturesOf } from './signing.repo.js';
import { personIn } from './signing.view.js';

type SignedFacts = Pick<AgreementDocument, 'certificate' | 'waivers' | 'signatures'>;

/** Null for a version that was never proposed. Not for requesters: to them it is not there. */
export async function signedFacts(db: Read, ctx: Ctx, id: string): Promise<SignedFacts | null> {
  onlyTeams(ctx.member);
  const row = await findProposal(db, ctx.partnership, id);
  if (row === null) return null;
  const people = await peopleOf(
    db,
    ctx.partnership,
    row.waivers.map((one) => one.by),
  );
  const signatures = await signaturesOf(db, ctx.partnership, [id]);
  return {
    certificate: row.certificate,
    waivers: row.waivers.map(({ text, reason, by, until }) => ({ finding: text, reason, by: personIn(people, by).name, until })),
    signatures: signatures.map((one) => ({ party: one.party_id, name: one.person_name, at: one.at, hash: one.text_hash })),
  };
}
