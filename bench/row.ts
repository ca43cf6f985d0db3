/** One line of the benchmark table, and how a rate is taken. */

export interface BenchRow {
  readonly what: string;
  readonly ours: number;
  readonly unit: string;
  /** What the product promises, in the same unit. */
  readonly target: number;
  readonly higherIsBetter: boolean;
  readonly rivals: { readonly name: string; readonly value: number }[];
}

/**
 * Calls per second of a piece of work: the best of several rounds, because whatever else the
 * machine does can only slow a round down. The first round warms up and does not count.
 *
 * @param work does `calls` calls and returns something made of all their results, so that none can be optimised away
 */
export function rate(calls: number, work: (calls: number) => number, rounds = 5): number {
  let best = 0;
  let sink = work(calls);
  for (let round = 0; round < rounds; round++) {
    const started = process.hrtime.bigint();
    sink += work(calls);
    best = Math.max(best, calls / (Number(process.hrtime.bigint() - started) / 1e9));
  }
  if (Number.isNaN(sink)) throw new Error('The work measured gave no numbers');
  return best;
}

const figure = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });

/** Prints rows for people: figures, target, and the ratio to each rival. */
export function printRows(rows: readonly BenchRow[]): void {
  for (const { what, ours, unit, target, higherIsBetter, rivals } of rows) {
    const met = higherIsBetter ? ours >= target : ours <= target;
    console.log(`${what}: ${figure(ours)} ${unit} (target ${figure(target)}, ${met ? 'met' : 'missed'})`);
    for (const { name, value } of rivals) {
      const ratio = higherIsBetter ? ours / value : value / ours;
      console.log(`  ${name}: ${figure(value)} ${unit}, ratio ${figure(ratio)}`);
    }
  }
}
