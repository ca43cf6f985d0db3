/**
 * Changes found by example, for agreements that differ in more ways than can be walked.
 *
 * A few situations are taken from within every rule of both agreements and sent through both routers.
 * Each is exact for itself; what none of them meets may be missing.
 */
import type { Situation } from '../agreement/situation.js';
import type { Compiled } from './compiled.js';
import { situationOf } from './dimensions.js';
import { samplesOf } from './samples.js';

/** Situations taken from each rule. */
const EXAMPLES = 12;

/** Situations within the rules of all compiled agreements, with windows as the dimensions name them. */
export function* exampleSituations(compiled: Compiled): Generator<Situation> {
  const { dimensions, classes, rules, boxes } = compiled;
  for (const rule of rules.flatMap((each) => each.ranked)) {
    const box = boxes.get(rule)!;
    if (box.some((list) => list !== null && list.length === 0)) continue;
    for (const point of samplesOf(compiled, box, EXAMPLES))
      yield situationOf(
        dimensions,
        point.map((cls, at) => dimensions[at]!.values[classes[at]!.members[cls]![0]!]!),
      );
  }
}
