/** A version of the agreement as a file, with what was waived and who signed. */
import { Readable } from 'node:stream';
import { prove } from '../../../core/proof/prove.js';
import { DAY, type Instant } from '../../../core/time.js';
import { type DocumentFormat, documentFile } from '../../../formats/documents/document.js';
import type { AgreementDocument } from '../../../formats/documents/input.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import type { FileAnswer } from '../../platform/http/route.js';
import { agreementVersion, type CompiledAgreement, findVersion, versionShown } from '../agreements/index.js';
import { signedFacts } from '../signing/index.js';

export async function agreementDocument(ctx: Ctx, id: string, format: DocumentFormat): Promise<FileAnswer> {
  const document = await ctx.read((db) => documentOf(db, ctx, id));
  const { name, type, bytes } = await documentFile(document, format);
  return { name, type, content: Readable.from([bytes]) };
}

async function documentOf(db: Read, ctx: Ctx, id: string): Promise<AgreementDocument> {
  const row = await findVersion(db, ctx.partnership, id);
  const compiled = await agreementVersion(db, ctx.partnership, id);
  if (row === null || compiled === null) throw notFound();
  const { state, effectiveAt, hash } = await versionShown(db, ctx.partnership, row, ctx.now);
  const signed = await signedFacts(db, ctx, id);
  return {
    agreement: row.agreement,
    version: { state, effectiveAt, hash },
    certificate: signed === null ? certificateOf(compiled, ctx.now) : signed.certificate,
    waivers: signed?.waivers ?? [],
    signatures: signed?.signatures ?? [],
  };
}

/** Of a version that nobody proposed: as the proof of this day says. */
const certificateOf = ({ router }: CompiledAgreement, now: Instant) => prove(router, { from: Math.floor(now / DAY) * DAY }).certificate;
