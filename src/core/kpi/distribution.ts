/**
 * Mean, median and percentiles of durations, in bounded memory.
 *
 * Up to 4,096 values all are kept and every figure is exact. Beyond that, whole seconds are counted
 * in buckets: exact below 8,192 seconds (2 h 16 min), and above that no wider than 1/4096 of the
 * value, so a percentile is off by at most half a second or 1/8192 (0.012 %). Count, mean and
 * greatest value stay exact. Each duration needs at most one of some 90,000 counters, however many there are.
 *
 * A percentile is the nearest-rank one: the smallest value that at least so many values do not
 * exceed. The median of 1, 2, 3, 4 is 2.
 */
import { type Millis, SECOND } from '../time.js';

const KEPT = 4096;
const FINE = 8192;
const HALF = FINE / 2;

export class Distribution {
  count = 0;
  max: Millis | null = null;
  private sum = 0;
  private values: number[] = [];
  private buckets: Map<number, number> | null = null;

  /** @param ms a duration; below 0 counts as 0 */
  add(ms: Millis): void {
    const value = Math.max(0, ms);
    this.count += 1;
    this.sum += value;
    this.max = this.max === null || value > this.max ? value : this.max;
    if (this.buckets !== null) {
      bump(this.buckets, bucketOf(value));
    } else if (this.values.push(value) > KEPT) {
      this.buckets = new Map();
      for (const kept of this.values) bump(this.buckets, bucketOf(kept));
      this.values = [];
    }
  }

  /** Null without values. */
  mean(): Millis | null {
    return this.count === 0 ? null : this.sum / this.count;
  }

  /**
   * The value that a share of all values does not exceed; null without values.
   *
   * @param q above 0, at most 1: 0.5 is the median
   */
  quantile(q: number): Millis | null {
    if (this.count === 0) return null;
    const rank = Math.max(1, Math.ceil(q * this.count));
    if (this.buckets === null) return [...this.values].sort((a, b) => a - b)[rank - 1] ?? null;
    let seen = 0;
    for (const [bucket, count] of [...this.buckets].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen >= rank) return middleOf(bucket);
    }
    return this.max;
  }
}

const bump = (counts: Map<number, number>, key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Buckets rise with the value: one per second, then 4,096 per doubling. */
function bucketOf(ms: Millis): number {
  const seconds = Math.round(ms / SECOND);
  if (seconds < FINE) return seconds;
  const doublings = Math.floor(Math.log2(seconds / HALF));
  return HALF * doublings + Math.floor(seconds / 2 ** doublings);
}

function middleOf(bucket: number): Millis {
  if (bucket < FINE) return bucket * SECOND;
  const doublings = Math.floor(bucket / HALF) - 1;
  const width = 2 ** doublings;
  const lowest = (bucket - HALF * doublings) * width;
  return (lowest + (width - 1) / 2) * SECOND;
}
