/** A version's proof. Versions never change, and what a proof says of time changes by the day: kept per version and day. */
import { type Proof, prove } from '../../../core/proof/prove.js';
import { DAY, type Instant } from '../../../core/time.js';
import type { CompiledAgreement } from './in-force.js';

const MOST_KEPT = 100;
const kept = new Map<string, Proof>();

export function proofOf({ id, agreement }: CompiledAgreement, now: Instant) {
  const from = Math.floor(now / DAY) * DAY;
  const key = `${id} ${from}`;
  const proof = kept.get(key) ?? prove(agreement, { from });
  kept.delete(key);
  kept.set(key, proof);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return { findings: [...proof.findings], total: proof.total, ownedShare: proof.ownedShare, situations: proof.situations, provedAt: from };
}
