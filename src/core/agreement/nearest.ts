/**
 * The nearest known name to one that is unknown: what the person most likely meant.
 *
 * Letters count without case; leaving out, adding, changing or swapping neighbours each cost one. A
 * name is near when at most a third of its letters must change (one at least, of a name longer than a letter), or when one contains the other.
 *
 * Worked example: of `Service desk` and `Security operations`, `servce desk` is nearest to the first
 * (one letter), and `warehouse` is near neither.
 */

/** Longer names are compared by their beginning: enough to recognise a slip, and bounded work. */
const COMPARED = 60;

const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, COMPARED);

/**
 * Edit distance with swaps of neighbours (optimal string alignment), or `limit + 1` when it is larger than `limit`.
 *
 * @example editDistance('hte', 'the', 3) // 1
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}

/**
 * The known name nearest to `wanted`.
 *
 * @param wanted what was written
 * @param known names in the order in which a tie is decided
 * @returns the name as it is known, or null when none is near
 * @example nearestName('servce desk', ['Security operations', 'Service desk']) // 'Service desk'
 */
export function nearestName(wanted: string, known: Iterable<string>): string | null {
  const target = folded(wanted);
  if (target === '') return null;
  let best: string | null = null;
  let bestDistance = Math.max(Math.min(1, target.length - 1), Math.floor(target.length / 3)) + 1;
  let containing: string | null = null;
  for (const name of known) {
    const candidate = folded(name);
    const distance = editDistance(target, candidate, bestDistance - 1);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
      if (distance === 0) break;
    }
    const overlaps = candidate.length >= 3 && target.length >= 3 && (candidate.includes(target) || target.includes(candidate));
    if (overlaps && containing === null) containing = name;
  }
  return best ?? containing;
}
