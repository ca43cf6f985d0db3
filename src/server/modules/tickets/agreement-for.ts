/** The agreement that a ticket stands under. */
import type { Instant } from '../../../core/time.js';
import type { Read } from '../../platform/db/db.js';
import { agreementInForce, agreementNumbered, type CompiledAgreement } from '../agreements/index.js';

/** Imported tickets were made before any agreement: version 0, read under the one in force at `at`. Refused where none is. */
export async function agreementFor(db: Read, partnership: string, version: number, at: Instant): Promise<CompiledAgreement> {
  return (await agreementNumbered(db, partnership, version)) ?? agreementInForce(db, partnership, at);
}
