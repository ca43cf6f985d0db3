/**
 * Sample ticket numbers: the first few of a group, so that a figure can be opened.
 *
 * The same tickets in another order give the same samples: the smallest numbers are kept, shorter
 * ones first, so T9 comes before T10.
 */

/** How many numbers a group carries. */
export const SAMPLES = 20;

/** Orders ticket numbers: shorter first, then by code unit. Negative when `a` comes first. */
export const byNumber = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** Counts members of a group and keeps the smallest `SAMPLES` numbers, sorted. */
export class Samples {
  count = 0;
  private readonly kept: string[] = [];

  /** @returns true when `number` became the smallest so far. */
  add(number: string): boolean {
    this.count += 1;
    const kept = this.kept;
    if (kept.length === SAMPLES && byNumber(number, kept[SAMPLES - 1]!) >= 0) return false;
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byNumber(kept[middle]!, number) <= 0) low = middle + 1;
      else high = middle;
    }
    kept.splice(low, 0, number);
    if (kept.length > SAMPLES) kept.pop();
    return low === 0;
  }

  numbers(): readonly string[] {
    return [...this.kept];
  }
}
