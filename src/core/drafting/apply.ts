/**
 * Makes an edit of a draft: all of its changes, or none.
 *
 * A change holds when the thing is what its author saw; else it is a conflict, with what stands there
 * now. What comes out must be an agreement that can be read: taking away a team that a rule still names
 * is refused with the names of what stands in the way. Each edit has an inverse, which undoes exactly
 * it as long as nobody touched the same things since.
 *
 * Worked example: A and B both see r2 under Onsite IT. A gives it to Service desk: made. B gives it to
 * Infrastructure: a conflict, which shows A's r2. A undoes: r2 is Onsite IT's again.
 */
import type { Agreement } from '../agreement/agreement.js';
import { canonicalText } from '../agreement/hash.js';
import type { AgreementProblem } from '../agreement/problem.js';
import { agreementProblems } from '../agreement/validate.js';
import { type DraftChange, type FieldName, type ListName, subjectOf } from './change.js';

/** A change that met something else than its author saw. */
export interface EditConflict {
  /** The place of the change in the edit. */
  readonly at: number;
  readonly subject: string;
  /** What stands there now; null when it is gone. For a move: the id before it, or null when it is first. */
  readonly now: unknown;
  readonly text: string;
}

export type Edited =
  | { readonly ok: true; readonly agreement: Agreement; readonly inverse: readonly DraftChange[] }
  | { readonly ok: false; readonly reason: 'conflict'; readonly conflicts: readonly EditConflict[] }
  | { readonly ok: false; readonly reason: 'unreadable'; readonly problems: readonly AgreementProblem[] };

interface Item {
  readonly id: string;
}

/** Whether two values say the same, whatever the order of their properties. */
export const isSame = (one: unknown, other: unknown): boolean => one === other || canonicalText(one) === canonicalText(other);

type Step = { readonly agreement: Agreement; readonly inverse: DraftChange } | { readonly now: unknown; readonly text: string };

/**
 * Makes an edit.
 *
 * @param changes made one after the other, each on what the ones before left
 * @returns the agreement with the edit and the changes that undo it; or every conflict, and nothing is
 *   made; or what keeps the result from being read
 * @example applyEdit(draft, [{ kind: 'set', field: 'name', was: draft.name, value: 'Harbor Lane, 2027' }])
 */
export function applyEdit(agreement: Agreement, changes: readonly DraftChange[]): Edited {
  const conflicts: EditConflict[] = [];
  const inverse: DraftChange[] = [];
  let edited = agreement;
  for (const [at, change] of changes.entries()) {
    const step = applyChange(edited, change);
    if ('agreement' in step) {
      edited = step.agreement;
      inverse.unshift(step.inverse);
    } else conflicts.push({ at, subject: subjectOf(change), ...step });
  }
  if (conflicts.length > 0) return { ok: false, reason: 'conflict', conflicts };
  const problems = agreementProblems(edited);
  return problems.length > 0 ? { ok: false, reason: 'unreadable', problems } : { ok: true, agreement: edited, inverse };
}

function applyChange(agreement: Agreement, change: DraftChange): Step {
  switch (change.kind) {
    case 'put':
    case 'remove':
    case 'move':
      return inList(agreement, change);
    case 'set': {
      const now = agreement[change.field];
      if (!isSame(now, change.was)) return { now, text: `${FIELD_TEXT[change.field]} was changed meanwhile` };
      const inverse = { kind: 'set', field: change.field, value: now, was: change.value } as DraftChange;
      return { agreement: { ...agreement, [change.field]: change.value }, inverse };
    }
    case 'calendar': {
      const now = Object.hasOwn(agreement.calendars, change.id) ? agreement.calendars[change.id]! : null;
      if (!isSame(now, change.was)) return { now, text: `The calendar "${change.id}" was changed meanwhile` };
      const { [change.id]: _, ...others } = agreement.calendars;
      const calendars = change.value === null ? others : { ...agreement.calendars, [change.id]: change.value };
      return { agreement: { ...agreement, calendars }, inverse: { kind: 'calendar', id: change.id, value: now, was: change.value } };
    }
  }
}

const FIELD_TEXT: Readonly<Record<FieldName, string>> = {
  name: 'The name',
  windows: 'The windows',
  defaultPolicy: 'The default policy',
  handOff: 'The hand-off rules',
  priorityMatrix: 'The priority matrix',
};

function inList(agreement: Agreement, change: Extract<DraftChange, { readonly kind: 'put' | 'remove' | 'move' }>): Step {
  const { list } = change;
  const items = agreement[list] as readonly Item[];
  const id = change.kind === 'put' ? change.item.id : change.kind === 'remove' ? change.was.id : change.id;
  const at = items.findIndex((item) => item.id === id);
  const now = items[at] ?? null;
  const before = items[at - 1]?.id ?? null;
  const replaced = (next: readonly Item[]): Agreement => ({ ...agreement, [list]: next });
  if (change.kind === 'move') {
    if (now === null) return { now: null, text: gone(list, id) };
    if (before !== change.wasAfter) return { now: before, text: `${nameOf(list, id)} was moved meanwhile` };
    const others = items.filter((item) => item.id !== id);
    const place = placeBehind(others, change.after);
    if (place === null) return { now: before, text: `${nameOf(list, change.after ?? '')}, behind which it should go, is gone` };
    return {
      agreement: replaced([...others.slice(0, place), now, ...others.slice(place)]),
      inverse: { kind: 'move', list, id, after: before, wasAfter: change.after },
    };
  }
  if (!isSame(now, change.was)) {
    const text =
      now === null
        ? gone(list, id)
        : change.was === null
          ? `${nameOf(list, id)} is there already`
          : `${nameOf(list, id)} was changed meanwhile`;
    return { now, text };
  }
  if (change.kind === 'remove') {
    return {
      agreement: replaced(items.filter((item) => item.id !== id)),
      inverse: { kind: 'put', list, item: now, was: null, after: before } as DraftChange,
    };
  }
  if (now !== null) {
    return {
      agreement: replaced(items.with(at, change.item)),
      inverse: { kind: 'put', list, item: now, was: change.item } as DraftChange,
    };
  }
  const place = change.after === undefined ? items.length : placeBehind(items, change.after);
  // Its neighbour went away meanwhile: it comes last rather than not at all.
  const put = place ?? items.length;
  return {
    agreement: replaced([...items.slice(0, put), change.item, ...items.slice(put)]),
    inverse: { kind: 'remove', list, was: change.item } as DraftChange,
  };
}

function placeBehind(items: readonly Item[], after: string | null): number | null {
  if (after === null) return 0;
  const at = items.findIndex((item) => item.id === after);
  return at < 0 ? null : at + 1;
}

/** What one thing of each list is called. */
export const ITEM_NAMES: Readonly<Record<ListName, string>> = {
  parties: 'Party',
  teams: 'Team',
  categories: 'Category',
  systems: 'System',
  sites: 'Site',
  attributes: 'Attribute',
  rules: 'Rule',
  exceptions: 'Exception',
  policies: 'Policy',
  escalation: 'Escalation step',
};

const nameOf = (list: ListName, id: string): string => `${ITEM_NAMES[list]} "${id}"`;
const gone = (list: ListName, id: string): string => `${nameOf(list, id)} is gone`;
