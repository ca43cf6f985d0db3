import type { z } from 'zod';
import type { signing, signingDetail } from '../../../contract/signing.js';
import { canOnProposal } from '../../../core/signing/decide-sign.js';
import { type SigningSubject, signedText, subjectSentences } from '../../../core/signing/signed-text.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { idInForce, viewVersion } from '../agreements/index.js';
import { type PeopleById, peopleOf } from '../identity/index.js';
import { actorOf } from './actor.js';
import type { LoadedProposal, SigningParts } from './load-proposal.js';

/** Somebody who is no member any more keeps his place in the history. */
export const personIn = (people: PeopleById, id: string) => people.get(id) ?? { id, name: 'A former member', party: null };

const peopleIn = ({ row, signers, signatures }: SigningParts) => [
  row.proposed_by,
  row.withdrawn_by,
  ...signers.map((one) => one.person_id),
  ...signatures.map((one) => one.person_id),
  ...row.waivers.map((one) => one.by),
];

/** Any number of them, with the people in all of them looked up at once. */
export async function viewSignings(db: Read, ctx: Ctx, all: readonly SigningParts[]): Promise<z.infer<typeof signing>[]> {
  const people = await peopleOf(db, ctx.partnership, all.flatMap(peopleIn));
  const reading = { inForce: await idInForce(db, ctx.partnership, ctx.now), at: ctx.now };
  return all.map(({ version, parties, row, signers, signatures }) => ({
    version: viewVersion(version, reading),
    draft: row.draft_id,
    proposedAt: row.proposed_at,
    proposedBy: personIn(people, row.proposed_by),
    withdrawnAt: row.withdrawn_at,
    withdrawnBy: row.withdrawn_by === null ? null : personIn(people, row.withdrawn_by),
    effectiveAt: row.wanted_at,
    parties: parties.map(({ id, name, kind }) => {
      const signer = signers.find((one) => one.party_id === id);
      const signed = signatures.find((one) => one.party_id === id);
      return {
        id,
        name,
        kind,
        signer: signer === undefined ? null : personIn(people, signer.person_id),
        // The name as it was signed, whatever the person is called since.
        signature:
          signed === undefined
            ? null
            : { party: id, person: { ...personIn(people, signed.person_id), name: signed.person_name }, at: signed.at },
      };
    }),
  }));
}

export async function viewSigning(db: Read, ctx: Ctx, parts: SigningParts): Promise<z.infer<typeof signing>> {
  return (await viewSignings(db, ctx, [parts]))[0]!;
}

export const subjectOfProposal = ({ version, row, parties }: SigningParts): SigningSubject => ({
  agreementHash: version.hash,
  certificate: row.certificate,
  waivers: row.waivers,
  effectiveAt: row.wanted_at,
  parties,
});

export async function viewDetail(db: Read, ctx: Ctx, loaded: LoadedProposal): Promise<z.infer<typeof signingDetail>> {
  const people = await peopleOf(db, ctx.partnership, peopleIn(loaded));
  const subject = subjectOfProposal(loaded);
  const { nameSigner, sign, withdrawSignature, withdrawProposal } = canOnProposal(loaded.proposal, actorOf(ctx));
  const permission = ({ outcome, causes }: typeof sign) => ({ allowed: outcome, causes: [...causes] });
  return {
    ...(await viewSigning(db, ctx, loaded)),
    text: loaded.file,
    signedText: signedText(subject),
    sentences: [...subjectSentences(subject)],
    hash: loaded.row.text_hash,
    certificate: loaded.row.certificate === null ? null : { ...loaded.row.certificate },
    waivers: loaded.row.waivers.map((one) => ({ ...one, by: personIn(people, one.by) })),
    can: {
      nameSigner: permission(nameSigner),
      sign: permission(sign),
      withdrawSignature: permission(withdrawSignature),
      withdrawProposal: permission(withdrawProposal),
    },
  };
}
