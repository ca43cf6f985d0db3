/**
 * Position of a value among sorted keys, in constant time when the keys are spread evenly and in
 * O(log n) whatever they are.
 *
 * The range of the keys is cut into about as many equal buckets as there are keys. A bucket knows
 * how many keys come before it, so a search has only its own bucket to look through. With keys
 * 10, 20, 90 and four buckets over [10, 90], the value 25 falls into the first bucket, which holds
 * 10 and 20: two keys are at or below it.
 */
export class SortedLookup {
  private readonly first: number;
  private readonly last: number;
  /** Buckets per unit of the keys. */
  private readonly scale: number;
  /** `heads[b]` keys lie in buckets before b. */
  private readonly heads: Int32Array;

  /** @param keys ascending, without duplicates; not copied */
  constructor(private readonly keys: Float64Array) {
    const n = keys.length;
    this.first = n > 0 ? keys[0]! : 0;
    this.last = n > 0 ? keys[n - 1]! : 0;
    this.scale = this.last > this.first ? n / (this.last - this.first) : 0;
    this.heads = new Int32Array(n + 2);
    // The same expression places keys and values, so rounding cannot part them.
    for (let i = 0; i < n; i++) this.heads[(((keys[i]! - this.first) * this.scale) | 0) + 1]!++;
    for (let b = 1; b < n + 2; b++) this.heads[b]! += this.heads[b - 1]!;
  }

  /** How many keys are at most `value`. */
  countUpTo(value: number): number {
    if (value < this.first) return 0;
    if (value >= this.last) return this.keys.length;
    const bucket = ((value - this.first) * this.scale) | 0;
    let low = this.heads[bucket]!;
    let high = this.heads[bucket + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.keys[middle]! <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many keys are below `value`. */
  countBelow(value: number): number {
    if (value <= this.first) return 0;
    if (value > this.last) return this.keys.length;
    const bucket = ((value - this.first) * this.scale) | 0;
    let low = this.heads[bucket]!;
    let high = this.heads[bucket + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.keys[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
