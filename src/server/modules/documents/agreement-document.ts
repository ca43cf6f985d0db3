/** A version of the agreement as a file, with what was waived and who signed. */
import { Readable } from 'node:stream';
import { DAY } from '../../../core/time.js';
import type { DocumentFormat } from '../../../formats/documents/document.js';
import type { Ctx } from '../../context.js';
import type { Compute } from '../../platform/compute/compute.js';
import type { Read } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import type { FileAnswer } from '../../platform/http/route.js';
import { findVersion, versionShown } from '../agreements/index.js';
import { signedFacts } from '../signing/index.js';
import { type DocumentWork, documentTask } from './document-task.js';

export async function agreementDocument(ctx: Ctx, compute: Compute, id: string, format: DocumentFormat): Promise<FileAnswer> {
  const work = await ctx.read((db) => workOf(db, ctx, id, format));
  const { name, type, bytes } = await compute.run(documentTask, work);
  return { name, type, content: Readable.from([bytes]) };
}

async function workOf(db: Read, ctx: Ctx, id: string, format: DocumentFormat): Promise<DocumentWork> {
  const row = await findVersion(db, ctx.partnership, id);
  if (row === null) throw notFound();
  const { state, effectiveAt, hash } = await versionShown(db, ctx.partnership, row, ctx.now);
  const signed = await signedFacts(db, ctx, id);
  return {
    format,
    document: {
      agreement: row.agreement,
      version: { state, effectiveAt, hash },
      certificate: signed?.certificate ?? null,
      waivers: signed?.waivers ?? [],
      signatures: signed?.signatures ?? [],
    },
    // Of a version that nobody proposed: as the proof of this day says. Only the PDF tells it.
    proveFrom: signed === null && format === 'pdf' ? Math.floor(ctx.now / DAY) * DAY : null,
  };
}
