/** Stores a version of the agreement. It is never changed afterwards; only its state moves on. */
import { createHash } from 'node:crypto';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { agreementHash } from '../../../core/agreement/hash.js';
import type { Instant } from '../../../core/time.js';
import type { Tx } from '../../platform/db/db.js';
import { newId } from '../../platform/ids.js';
import type { AgreementVersionTable } from './tables.js';

export interface NewVersion {
  readonly agreement: Agreement;
  /** The file that it was read from, as it was written. */
  readonly file: string;
  readonly state: AgreementVersionTable['state'];
  readonly effectiveAt: Instant | null;
  readonly now: Instant;
  /** The person who brought it; null for what comes with the product. */
  readonly by: string | null;
}

/** Answers the id; the same file in the same partnership answers the same version. */
export async function saveVersion(
  tx: Tx,
  partnership: string,
  { agreement, file, state, effectiveAt, now, by }: NewVersion,
): Promise<string> {
  const fileHash = createHash('sha256').update(file).digest('hex');
  const known = await tx
    .selectFrom('agreement_versions')
    .select('agreement_id')
    .where('partnership_id', '=', partnership)
    .where('file_hash', '=', fileHash)
    .executeTakeFirst();
  if (known) return known.agreement_id;
  const last = await tx
    .selectFrom('agreement_versions')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('partnership_id', '=', partnership)
    .executeTakeFirst();
  const version = Math.max(agreement.version, (last?.version ?? 0) + 1);
  const numbered = { ...agreement, version };
  const id = newId();
  await tx
    .insertInto('agreement_versions')
    .values({
      partnership_id: partnership,
      agreement_id: id,
      version,
      name: agreement.name,
      state,
      agreement: JSON.stringify(numbered) as never,
      file,
      hash: agreementHash(numbered),
      file_hash: fileHash,
      effective_at: effectiveAt,
      created_at: now,
      created_by: by,
    })
    .execute();
  return id;
}
