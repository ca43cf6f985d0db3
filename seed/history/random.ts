/** A small deterministic generator (sfc32): the same seed gives the same world on every machine. */
import type { Curve } from './shape.js';

export interface Random {
  /** In [0, 1). */
  next(): number;
  /** An integer in [0, below). */
  below(limit: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** An index, by weight. */
  weighted(weights: readonly number[]): number;
  /** A value from a curve of [share, value], interpolated logarithmically. */
  from(curve: Curve): number;
}

export function random(seed: number): Random {
  let a = seed | 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let count = 1;
  const next = () => {
    const t = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round++) next();
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items) => items[below(items.length)]!,
    weighted(weights) {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (let index = 0; index < weights.length; index++) {
        left -= weights[index]!;
        if (left < 0) return index;
      }
      return weights.length - 1;
    },
    from(curve) {
      const share = next();
      for (let index = 1; index < curve.length; index++) {
        const [high, to] = curve[index]!;
        if (share > high) continue;
        const [low, from] = curve[index - 1]!;
        return from * (to / from) ** ((share - low) / (high - low));
      }
      return curve[curve.length - 1]![1];
    },
  };
}
