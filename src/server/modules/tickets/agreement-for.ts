/** The agreement that a ticket stands under. */
import type { Read } from '../../platform/db/db.js';
import { agreementInForce, agreementNumbered, type CompiledAgreement } from '../agreements/index.js';

/** Imported tickets were made before any agreement: version 0, read under the first one there is. */
export async function agreementFor(db: Read, partnership: string, version: number): Promise<CompiledAgreement> {
  return (await agreementNumbered(db, partnership, version)) ?? agreementInForce(db, partnership, Number.MAX_SAFE_INTEGER);
}
