/** What people write into the fields of a policy. */
import { parseDuration } from '../../../../core/sla/duration-text.js';
import { DAY } from '../../../../core/time.js';

/** A hundred years: no target is longer. */
const LONGEST_MS = 100 * 366 * DAY;

export type ReadLength = { readonly ok: true; readonly ms: number | null } | { readonly ok: false; readonly wrong: 'unreadable' | 'range' };

/** A length of time as people write it; nothing written is none. @example readLength('2 d') // { ok: true, ms: 172_800_000 } */
export function readLength(text: string): ReadLength {
  if (text.trim() === '') return { ok: true, ms: null };
  const ms = parseDuration(text);
  if (ms === null) return { ok: false, wrong: 'unreadable' };
  return ms > 0 && ms <= LONGEST_MS ? { ok: true, ms } : { ok: false, wrong: 'range' };
}

/** Percentages from low to high, each once; null when the text is no such list. @example readPercents('100, 50 %') // [50, 100] */
export function readPercents(text: string): readonly number[] | null {
  const parts = text
    .replaceAll('%', ' ')
    .split(/[,;\s]+/)
    .filter(Boolean);
  const values = [...new Set(parts.map(Number))].sort((one, other) => one - other);
  const good = values.length > 0 && values.length <= 20 && values.every((value) => value > 0 && value <= 1_000);
  return good ? values : null;
}
