/** A version's proof. Versions never change, and what a proof says of time changes by the day: kept per version and day. */
import type { Proof } from '../../../core/proof/prove.js';
import { DAY, type Instant } from '../../../core/time.js';
import type { Compute } from '../../platform/compute/compute.js';
import type { CompiledAgreement } from './in-force.js';
import { proofTask } from './proof-task.js';

const MOST_KEPT = 100;
/** Also those under way: who asks meanwhile waits for the same one. */
const kept = new Map<string, Promise<Proof>>();

export async function proofOf(compute: Compute, { id, agreement }: Pick<CompiledAgreement, 'id' | 'agreement'>, now: Instant) {
  const from = Math.floor(now / DAY) * DAY;
  const key = `${id} ${from}`;
  const proving = kept.get(key) ?? compute.run(proofTask, { agreement, options: { from } });
  kept.delete(key);
  kept.set(key, proving);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  try {
    const { findings, total, ownedShare, situations } = await proving;
    return { findings: [...findings], total, ownedShare, situations, provedAt: from };
  } catch (error) {
    if (kept.get(key) === proving) kept.delete(key);
    throw error;
  }
}
