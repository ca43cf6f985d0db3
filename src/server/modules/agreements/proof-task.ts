/** A proof in a thread of its own: of a large agreement it takes seconds. */
import type { Agreement } from '../../../core/agreement/agreement.js';
import { type ProveOptions, prove } from '../../../core/proof/prove.js';
import { taskOf } from '../../platform/compute/compute-task.js';

export interface ProofWork {
  readonly agreement: Agreement;
  readonly options: ProveOptions;
}

export const proofTask = taskOf('proof', ({ agreement, options }: ProofWork) => prove(agreement, options));
