/**
 * Sets of time as flat lists of bounds: `[from, to, from, to, …]`.
 *
 * Every span is half-open; the list is sorted, spans neither overlap nor touch. So two lists that
 * mean the same set are equal: 9 to 12 and 12 to 17 are kept as `[9, 17]`.
 */
export type Spans = readonly number[];

/**
 * Makes a proper list of any pairs: sorts, drops empty ones, joins those that overlap or touch.
 *
 * @example normalSpans([12, 17, 9, 12, 20, 20]) // [9, 17]
 */
export function normalSpans(pairs: readonly number[]): Spans {
  const order = Array.from({ length: pairs.length / 2 }, (_, i) => 2 * i).sort((a, b) => pairs[a]! - pairs[b]!);
  const out: number[] = [];
  for (const i of order) appendSpan(out, pairs[i]!, pairs[i + 1]!);
  return out;
}

/**
 * Adds a span that starts at or after the start of the last one, joining it when they meet.
 *
 * @example appendSpan([9, 12], 12, 17) // the list is now [9, 17]
 */
export function appendSpan(spans: number[], from: number, to: number): void {
  if (to <= from) return;
  const last = spans.length - 1;
  if (last > 0 && from <= spans[last]!) {
    if (to > spans[last]!) spans[last] = to;
  } else {
    spans.push(from, to);
  }
}

/** Which stretches to keep, by where they lie: in neither list, only in the first, only in the second, in both. */
type Keep = readonly [neither: boolean, first: boolean, second: boolean, both: boolean];

/** Walks the bounds of both lists in order and keeps the stretches wanted. */
function combine(a: Spans, b: Spans, keep: Keep): Spans {
  const out: number[] = [];
  let i = 0;
  let j = 0;
  let keeping = false;
  while (i < a.length || j < b.length) {
    const at = j >= b.length || (i < a.length && a[i]! <= b[j]!) ? a[i]! : b[j]!;
    if (a[i] === at) i++;
    if (b[j] === at) j++;
    // An odd number of bounds behind means inside a span.
    const wanted = keep[(i & 1) + 2 * (j & 1)]!;
    if (wanted !== keeping) out.push(at);
    keeping = wanted;
  }
  return out;
}

/**
 * What is in either list.
 *
 * @example unionSpans([1, 3], [2, 5]) // [1, 5]
 */
export const unionSpans = (a: Spans, b: Spans): Spans => combine(a, b, [false, true, true, true]);

/**
 * What is in both lists.
 *
 * @example intersectSpans([1, 3], [2, 5]) // [2, 3]
 */
export const intersectSpans = (a: Spans, b: Spans): Spans => combine(a, b, [false, false, false, true]);

/**
 * What is in the first list and not in the second.
 *
 * @example withoutSpans([1, 5], [2, 3]) // [1, 2, 3, 5]
 */
export const withoutSpans = (a: Spans, b: Spans): Spans => combine(a, b, [false, true, false, false]);
