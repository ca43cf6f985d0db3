/**
 * A routing decision with everything that was weighed: for screens and the command line, where
 * somebody asks why. `Router.route` gives the same outcome with the causes that every ticket keeps.
 *
 * Example: x1 decides a ticket about Plant network. Beyond "Exception x1: …" the explanation says that
 * exceptions come before category rows, also before r2, which would have decided without it.
 */
import type { Situation } from '../agreement/situation.js';
import type { Cause, Decision } from '../decision.js';
import { valueIn } from './dimensions.js';
import { gridDecision } from './grid-decision.js';
import type { RouteOutcome } from './outcome.js';
import type { Router } from './router.js';
import { situationProblems } from './situation-problems.js';

/**
 * The decision of `router.route`, with all causes.
 *
 * @example explainRoute(router, situation).causes.map((cause) => cause.text) // ['Exception x1: …', 'Exceptions come before category rows, also before r2']
 */
export function explainRoute(router: Router, situation: Situation): Decision<RouteOutcome> {
  const { agreement, compiled } = router;
  const decision = router.route(situation);
  if (decision.causes.some((cause) => cause.code === 'route.unknown-value')) return decision;
  const rules = compiled.rules[0]!;
  const causes: Cause[] = [...decision.causes];

  const holding = exceptionsHolding(router, situation);
  const [winner, ...later] = holding.map((rank) => rules.exceptions[rank]!.id);
  if (winner !== undefined) {
    if (later.length > 0) causes.push({ code: 'route.earlier', ref: later[0]!, text: `${winner} is listed before ${later.join(', ')}` });
    const rows = gridDecision(rules, situation.category, situation.window, situation.tier).causes[0]!;
    const also = rows.code === 'route.rule' ? `, also before ${rows.ref}` : '';
    causes.push({ code: 'route.before-rows', ref: also === '' ? null : rows.ref, text: `Exceptions come before category rows${also}` });
  } else if (rules.exceptions.length > 0) causes.push({ code: 'route.no-exception', ref: null, text: 'No exception holds' });

  for (const { path, text, nearest } of situationProblems(agreement, situation)) {
    const meant = nearest === null ? '' : `; the nearest is ${nearest}`;
    causes.push({ code: 'route.unknown-value', ref: path.join('.'), text: `${text}, so it counts as none or unknown${meant}` });
  }
  return { outcome: decision.outcome, causes };
}

/** Ranks of all exceptions that hold, in order. */
function exceptionsHolding(router: Router, situation: Situation): readonly number[] {
  const { compiled } = router;
  const point = compiled.dimensions.map((dimension, at) => {
    const value = dimension.index.get(valueIn(situation, dimension)) ?? 0;
    return compiled.classes[at]!.of[value]!;
  });
  const boxes = compiled.rules[0]!.exceptions.map((rule) => compiled.boxes.get(rule)!);
  return boxes.flatMap((box, rank) => (box.every((classes, at) => classes === null || classes.includes(point[at]!)) ? [rank] : []));
}
