/**
 * Instants and durations.
 *
 * An instant is an integer: milliseconds since 1970-01-01T00:00:00Z, always UTC. A duration is an
 * integer number of milliseconds. Nothing in `core` reads a clock: the present moment arrives as a
 * parameter named `now` or `asOf`.
 */

/** Milliseconds since the epoch, UTC. */
export type Instant = number;

/** A span of time in milliseconds. */
export type Millis = number;

export const SECOND: Millis = 1_000;
export const MINUTE: Millis = 60_000;
export const HOUR: Millis = 3_600_000;
export const DAY: Millis = 86_400_000;

/** The first and last instants that a calendar answers for: 1900-01-01 and 2200-01-01, UTC. */
export const EARLIEST: Instant = -2_208_988_800_000;
export const LATEST: Instant = 7_258_118_400_000;
