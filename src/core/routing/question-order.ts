/**
 * In which order a diagram asks its questions decides how large it grows.
 */
import type { Classes } from './classes.js';
import type { RuleBox } from './rule-boxes.js';

/** Orders worth trying, best first. */
export function questionOrders(
  asked: readonly number[],
  classes: readonly Classes[],
  _rules: readonly RuleBox[],
): readonly (readonly number[])[] {
  const bySize = [...asked].sort((a, b) => classes[a]!.members.length - classes[b]!.members.length || a - b);
  return [bySize];
}
