/**
 * The plainest situations of a rule, in its own words: most findings have a witness among them, and
 * only where earlier rules have all of these is a search through the diagrams needed.
 */
import type { Situation } from '../agreement/situation.js';
import { CATEGORY, situationOf } from '../routing/dimensions.js';
import type { Router } from '../routing/router.js';
import type { RuleBox } from '../routing/rule-boxes.js';

/** How many are tried before searching. */
const TRIED = 64;

/**
 * @param wanted values that the situation must have, by the dimension's place
 * @returns up to 64 situations inside the rule's box, each another mix of the values that it names
 */
export function* plainExamples(router: Router, rule: RuleBox, wanted: ReadonlyMap<number, string | null>): Generator<Situation> {
  const { dimensions } = router.compiled;
  const row = rule.kind === 'row' ? router.agreement.rules[rule.at]! : null;
  const choices = dimensions.map((dimension, at): readonly (string | null)[] => {
    if (wanted.has(at)) return [wanted.get(at)!];
    const named = rule.box[at]?.map((place) => dimension.values[place]!) ?? dimension.values;
    return at === CATEGORY && row !== null ? [row.category, ...named] : named;
  });
  for (let tried = 0; tried < TRIED; tried += 1) {
    // Another value in every dimension each time; lists of different lengths then mix.
    yield situationOf(
      dimensions,
      choices.map((values) => values[tried % values.length]!),
    );
  }
}
