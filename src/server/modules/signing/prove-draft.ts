/** The proof of a draft before it is waived or proposed, in a thread of its own: never inside a transaction. */
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Proof } from '../../../core/proof/prove.js';
import { DAY, type Instant } from '../../../core/time.js';
import type { Compute } from '../../platform/compute/compute.js';
import { proofTask } from '../agreements/index.js';

/** Hours are looked at from the day on which it takes effect. */
export const proofOfDraft = (compute: Compute, agreement: Agreement, at: Instant): Promise<Proof> =>
  compute.run(proofTask, { agreement, options: { from: Math.floor(at / DAY) * DAY } });
