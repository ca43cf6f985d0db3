/** Edits of escalation steps and hand-off rules. */
import type { Agreement, EscalationStep, HandOffRules } from '../../../../core/agreement/agreement.js';
import { isSame } from '../../../../core/drafting/apply.js';
import type { DraftChange } from '../../../../core/drafting/change.js';
import type { Intent } from '../draft-session.js';

/** Adds a step, or replaces the one of its id. */
export const stepPut =
  (item: EscalationStep): Intent =>
  (now) => {
    const was = now.escalation.find((one) => one.id === item.id) ?? null;
    return isSame(was, item) ? [] : [{ kind: 'put', list: 'escalation', was, item }];
  };

export const stepRemoved =
  (id: string): Intent =>
  (now) =>
    now.escalation.filter((one) => one.id === id).map((was): DraftChange => ({ kind: 'remove', list: 'escalation', was }));

/** Puts a step one place up (-1) or down (1); nothing at the ends. */
export const stepMoved =
  (id: string, by: -1 | 1): Intent =>
  ({ escalation }) => {
    const order = escalation.map((one) => one.id);
    const at = order.indexOf(id);
    const to = at + by;
    if (at < 0 || to < 0 || to >= order.length) return [];
    const after = by === 1 ? order[to]! : (order[to - 1] ?? null);
    return [{ kind: 'move', list: 'escalation', id, after, wasAfter: order[at - 1] ?? null }];
  };

export const handOffEdit =
  (change: (rules: HandOffRules) => Partial<HandOffRules>): Intent =>
  ({ handOff: was }) => {
    const value = { ...was, ...change(was) };
    return isSame(was, value) ? [] : [{ kind: 'set', field: 'handOff', was, value }];
  };

/** What a hand-off of a category must also say; no fields take the line away. `before`: the line that this one replaces. */
export const requiredEdit = (before: string | null, category: string, fields: readonly string[]): Intent =>
  handOffEdit(({ requiredFields }) => {
    const at = requiredFields.findIndex((one) => one.category === (before ?? category));
    if (fields.length === 0) return { requiredFields: requiredFields.filter((_, index) => index !== at) };
    const line = { category, fields };
    return { requiredFields: at < 0 ? [...requiredFields, line] : requiredFields.with(at, line) };
  });

/** Names of fields as people list them, each once. @example readFields('asset, serial number') // ['asset', 'serial number'] */
export const readFields = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

/** Categories that have no line of their own yet. */
export const categoriesLeft = ({ categories, handOff }: Agreement, own: string | null) =>
  categories.filter(({ id }) => id === own || !handOff.requiredFields.some((one) => one.category === id));
