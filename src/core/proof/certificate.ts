/**
 * The certificate of a proof: what two parties put their names under.
 *
 * It is there exactly when no situation is left without an owner. It says which text was proved (the
 * hash of the agreement's canonical text), how many situations that covers, by which rules of ours, and
 * for which stretch of time the findings about hours were looked for. Other findings may stand beside
 * it; whether they block is for whoever signs.
 *
 * Example: Harbor Lane has gaps and gets none; with a rule for each of the four Rs it gets one over
 * 16,416 situations.
 */
import type { Agreement } from '../agreement/agreement.js';
import { agreementHash } from '../agreement/hash.js';
import type { Instant, Millis } from '../time.js';

/** The release whose rules proved it. */
export const ENGINE = 'tandem/core 0.1.0';

export interface Certificate {
  /** SHA-256 of the agreement's canonical text, hexadecimal. */
  readonly agreementHash: string;
  /** All situations that the agreement knows; above 2^53 approximate. */
  readonly situations: number;
  readonly gaps: 0;
  readonly engine: string;
  /** The first instant for which hours were looked at, and for how long. */
  readonly from: Instant;
  readonly horizonMs: Millis;
}

/** The certificate of an agreement that was found to have no gap. */
export function certificate(agreement: Agreement, situations: number, from: Instant, horizonMs: Millis): Certificate {
  return { agreementHash: agreementHash(agreement), situations, gaps: 0, engine: ENGINE, from, horizonMs };
}
