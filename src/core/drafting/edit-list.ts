/**
 * The plain edit list between two agreements: which things were added, changed, moved and taken away.
 *
 * It stands beside the exact difference, which says what the edits do. Applied to the first agreement
 * the list gives the second.
 *
 * Worked example: r2 reads "any" instead of "business": one change, `put rules r2`.
 */
import type { Agreement } from '../agreement/agreement.js';
import { isSame } from './apply.js';
import { type DraftChange, FIELDS, LISTS, type ListName } from './change.js';

interface Item {
  readonly id: string;
}

/**
 * The changes that lead from one agreement to another, those that others need first.
 *
 * @example editList(signed, draft).map(subjectOf)
 */
export function editList(from: Agreement, to: Agreement): readonly DraftChange[] {
  return [
    ...FIELDS.filter((field) => !isSame(from[field], to[field])).map(
      (field) => ({ kind: 'set', field, value: to[field], was: from[field] }) as DraftChange,
    ),
    ...calendarChanges(from, to),
    ...LISTS.flatMap((list) => listChanges(list, from[list] as readonly Item[], to[list] as readonly Item[])),
  ];
}

function calendarChanges(from: Agreement, to: Agreement): readonly DraftChange[] {
  const of = (agreement: Agreement, id: string) => (Object.hasOwn(agreement.calendars, id) ? agreement.calendars[id]! : null);
  const ids = [...new Set([...Object.keys(from.calendars), ...Object.keys(to.calendars)])].sort();
  return ids.flatMap((id) => {
    const [was, value] = [of(from, id), of(to, id)];
    return isSame(was, value) ? [] : [{ kind: 'calendar', id, value, was } as const];
  });
}

function listChanges(list: ListName, from: readonly Item[], to: readonly Item[]): readonly DraftChange[] {
  const before = new Map(from.map((item) => [item.id, item]));
  const kept = new Set(to.map((item) => item.id));
  const changes: unknown[] = from.filter((item) => !kept.has(item.id)).map((was) => ({ kind: 'remove', list, was }));
  const order = from.filter((item) => kept.has(item.id)).map((item) => item.id);
  for (const [at, item] of to.entries()) {
    const was = before.get(item.id) ?? null;
    const after = to[at - 1]?.id ?? null;
    if (was === null) {
      changes.push({ kind: 'put', list, item, was: null, after });
      order.splice(at, 0, item.id);
      continue;
    }
    const place = order.indexOf(item.id);
    if (place !== at) {
      changes.push({ kind: 'move', list, id: item.id, after, wasAfter: order[place - 1] ?? null });
      order.splice(place, 1);
      order.splice(at, 0, item.id);
    }
    if (!isSame(was, item)) changes.push({ kind: 'put', list, item, was });
  }
  return changes as DraftChange[];
}
