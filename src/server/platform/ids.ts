import { randomFillSync } from 'node:crypto';
import { v5, v7 } from 'uuid';

const RANDOM_BYTES = 16;
/** Random bytes for many identifiers at a time: asking the system is what costs. */
const pool = new Uint8Array(256 * RANDOM_BYTES);
let used = pool.length;
let msecs = 0;
let seq = 0;

/**
 * A new identifier: UUIDv7, made here and never by the database, so that rows can be placed before
 * they are stored. Those of one process ascend, also within a millisecond and when the clock goes back.
 */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + RANDOM_BYTES);
  used += RANDOM_BYTES;
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    seq = ((random[0]! << 16) | (random[1]! << 8) | random[2]!) >>> 0;
  } else seq += 1;
  return v7({ random, msecs, seq });
}

/** An identifier that follows from a key: the same request repeated names the same thing. */
export const keyedId = (key: string): string => v5(key, v5.URL);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => UUID.test(text);

/** The smallest UUIDv7 of an instant: everything made at or after it sorts behind. */
export function firstIdAt(instantMs: number): string {
  const hex = Math.max(0, Math.trunc(instantMs)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`;
}

/** The instant at which a UUIDv7 was made, in milliseconds. */
export const instantOfId = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
