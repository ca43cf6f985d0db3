/** The proof of a draft before it is waived or proposed. Takes up to half a second for a large one: never inside a transaction. */
import type { Agreement } from '../../../core/agreement/agreement.js';
import { type Proof, prove } from '../../../core/proof/prove.js';
import { DAY, type Instant } from '../../../core/time.js';

/** Hours are looked at from the day on which it takes effect. */
export const proofOfDraft = (agreement: Agreement, at: Instant): Proof => prove(agreement, { from: Math.floor(at / DAY) * DAY });
