/**
 * Why a deadline is where it is: the way from start to due in stretches, each with its reason.
 *
 * Several rules may speak about one moment (Christmas on a Saturday night); the strongest is the
 * reason. Three hours from Friday 16:00, open Mon-Fri 08:00-17:00, read: Friday 16:00-17:00
 * counted; Friday 17:00-24:00 night; Saturday and Sunday weekend; Monday 00:00-08:00 night; Monday
 * 08:00-10:00 counted.
 */
import type { CountedSpan } from './calendar.js';
import type { RankedSpan } from './wall-hours.js';

/**
 * Cuts overlapping stretches so that at every moment only the strongest is left: the highest rank,
 * of equal ranks the one listed first.
 *
 * @example topmost([{ from: 0, to: 9, rank: 0, … }, { from: 3, to: 5, rank: 1, … }]) // 0-3, 3-5, 5-9
 */
export function topmost(spans: readonly RankedSpan[]): readonly RankedSpan[] {
  const edges = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const order = spans.map((_, i) => i).sort((a, b) => spans[a]!.from - spans[b]!.from);
  const out: RankedSpan[] = [];
  let next = 0;
  let active: number[] = [];
  for (let e = 0; e + 1 < edges.length; e++) {
    const [from, to] = [edges[e]!, edges[e + 1]!];
    active = active.filter((i) => spans[i]!.to > from);
    for (; next < order.length && spans[order[next]!]!.from <= from; next++) {
      if (spans[order[next]!]!.to > from) active.push(order[next]!);
    }
    const strongest = active.reduce<number | null>((best, i) => (best === null || isStronger(spans, i, best) ? i : best), null);
    if (strongest !== null) out.push({ ...spans[strongest]!, from, to });
  }
  return out;
}

const isStronger = (spans: readonly RankedSpan[], a: number, b: number): boolean =>
  spans[a]!.rank > spans[b]!.rank || (spans[a]!.rank === spans[b]!.rank && a < b);

/** Adds the next stretch to an explanation; one that carries on with the same reason lengthens the last. */
export function appendCounted(spans: CountedSpan[], next: CountedSpan): void {
  const last = spans.at(-1);
  if (
    last !== undefined &&
    last.to === next.from &&
    last.counted === next.counted &&
    last.reason === next.reason &&
    last.name === next.name
  ) {
    spans[spans.length - 1] = { ...last, to: next.to };
  } else {
    spans.push(next);
  }
}

/**
 * Lays explanations of one stretch of time over each other; `choose` gets what each says of a
 * moment, in their order, and answers with what holds.
 *
 * @param explanations each covers the same time without holes; at least one
 */
export function mergeExplanations(
  explanations: readonly (readonly CountedSpan[])[],
  choose: (said: readonly CountedSpan[]) => CountedSpan,
): readonly CountedSpan[] {
  const out: CountedSpan[] = [];
  const at = explanations.map(() => 0);
  let from = explanations[0]?.[0]?.from;
  while (from !== undefined) {
    const said: CountedSpan[] = [];
    for (const [i, spans] of explanations.entries()) {
      const span = spans[at[i]!];
      if (span !== undefined) said.push(span);
    }
    if (said.length < explanations.length) break;
    const to = Math.min(...said.map((span) => span.to));
    appendCounted(out, { ...choose(said), from, to });
    for (const [i, span] of said.entries()) if (span.to === to) at[i]!++;
    from = to;
  }
  return out;
}
