/** The bundle of a version: text, digests and signatures, to be checked offline by `tandem agreement verify`. */
import { Readable } from 'node:stream';
import { type AgreementBundle, BUNDLE_FORMAT } from '../../../contract/signing.js';
import type { Ctx } from '../../context.js';
import type { FileAnswer } from '../../platform/http/route.js';
import { type LoadedProposal, loadProposal } from './load-proposal.js';
import { subjectOfProposal } from './signing.view.js';
import type { SigningKey } from './signing-key.js';

export async function bundle(ctx: Ctx, key: () => Promise<SigningKey>, id: string): Promise<FileAnswer> {
  const { publicKey } = await key();
  const loaded = await ctx.read((db) => loadProposal(db, ctx, id));
  const content = `${JSON.stringify(bundleOf(loaded, publicKey), null, 2)}\n`;
  return { name: `agreement-version-${loaded.version.version}.json`, type: 'application/json', content: Readable.from([content]) };
}

/** Signatures carry the key that they were made with; it is the installation's. */
function bundleOf(loaded: LoadedProposal, publicKey: string): AgreementBundle {
  const { agreementHash, certificate, waivers, effectiveAt, parties } = subjectOfProposal(loaded);
  return {
    format: BUNDLE_FORMAT,
    text: loaded.file,
    agreementHash,
    certificate: certificate === null ? null : { ...certificate },
    waivers: waivers.map((one) => ({ ...one })),
    effectiveAt,
    parties: parties.map(({ id, name, kind }) => ({ id, name, kind })),
    textHash: loaded.row.text_hash,
    signatures: loaded.signatures.map((one) => ({
      party: one.party_id,
      person: { id: one.person_id, name: one.person_name },
      at: one.at,
      signature: one.signature,
    })),
    publicKey: loaded.signatures[0]?.public_key ?? publicKey,
  };
}
