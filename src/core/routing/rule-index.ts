/**
 * Which rules hold at a point, and which overlap a box: for each class of each dimension the rules
 * that allow it, as bits, so that a few "and"s answer for thousands of rules.
 */
import { type Bits, emptyBits, setBit } from './bits.js';
import type { Compiled, CompiledRules } from './compiled.js';
import type { ClassBox } from './set-boxes.js';

export interface RuleIndex {
  /** Rules, by rank, that hold for one class in each dimension. The answer is overwritten by the next call. */
  holdingAt(classes: readonly number[]): Bits;
  /** Rules, by rank, that hold somewhere in a box. The answer is overwritten by the next call. */
  overlapping(box: ClassBox): Bits;
}

/** The index over exceptions and rows in their order of precedence. */
export function ruleIndex(compiled: Compiled, rules: CompiledRules): RuleIndex {
  const count = rules.ranked.length;
  const everyone = emptyBits(count);
  for (let rank = 0; rank < count; rank += 1) setBit(everyone, rank);
  const allowing = compiled.classes.map(({ members }, at): readonly Bits[] => {
    const any = emptyBits(count);
    const byClass = members.map(() => emptyBits(count));
    for (const [rank, rule] of rules.ranked.entries()) {
      const classes = compiled.boxes.get(rule)![at]!;
      if (classes === null) setBit(any, rank);
      else for (const cls of classes) setBit(byClass[cls]!, rank);
    }
    for (const bits of byClass) for (let word = 0; word < bits.length; word += 1) bits[word]! |= any[word]!;
    return byClass;
  });
  const answer = emptyBits(count);
  const union = emptyBits(count);
  const found = emptyBits(count);

  return {
    holdingAt: (classes) => {
      answer.set(everyone);
      for (const [at, cls] of classes.entries()) {
        const bits = allowing[at]![cls]!;
        for (let word = 0; word < answer.length; word += 1) answer[word]! &= bits[word]!;
      }
      return answer;
    },
    overlapping: (box) => {
      found.set(everyone);
      for (const [at, classes] of box.entries()) {
        if (classes === null) continue;
        union.fill(0);
        for (const cls of classes)
          for (let word = 0, bits = allowing[at]![cls]!; word < union.length; word += 1) union[word]! |= bits[word]!;
        for (let word = 0; word < found.length; word += 1) found[word]! &= union[word]!;
      }
      return found;
    },
  };
}
