import type { Instant } from '../../core/time.js';

/** The one source of the present moment at run time; tests pass their own. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };
