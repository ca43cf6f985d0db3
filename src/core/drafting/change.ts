/**
 * A change of a draft: one small thing, named by its id, with what it was before.
 *
 * Two people edit one draft at once. A change therefore says what its author saw (`was`); where that
 * is no longer so, somebody else was faster, and the change is a conflict that is shown and not lost.
 * Changes of different things never get into each other's way. An edit is a list of changes that are
 * made together or not at all, such as filling a cell down a column.
 *
 * Worked example: `{ kind: 'put', list: 'rules', was: r2, item: { ...r2, windows: null } }` makes r2 hold
 * at any time; it conflicts when r2 is no longer what the author saw.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { CalendarDefinition } from '../calendar/definition.js';

/** The parts of an agreement that are lists of things with ids. */
export const LISTS = [
  'parties',
  'teams',
  'categories',
  'systems',
  'sites',
  'attributes',
  'rules',
  'exceptions',
  'policies',
  'escalation',
] as const;
export type ListName = (typeof LISTS)[number];

/** The parts that are one thing each. */
export const FIELDS = ['name', 'windows', 'defaultPolicy', 'handOff', 'priorityMatrix'] as const;
export type FieldName = (typeof FIELDS)[number];

export type ItemOf<List extends ListName> = Agreement[List][number];

/** Adds a thing (`was` null) or replaces it. A new one comes behind `after`, first when that is null, last when it is absent. */
export interface PutItem<List extends ListName = ListName> {
  readonly kind: 'put';
  readonly list: List;
  readonly item: ItemOf<List>;
  readonly was: ItemOf<List> | null;
  readonly after?: string | null;
}

export interface RemoveItem<List extends ListName = ListName> {
  readonly kind: 'remove';
  readonly list: List;
  readonly was: ItemOf<List>;
}

/** Puts a thing behind another one, or first. Order decides among exceptions. */
export interface MoveItem {
  readonly kind: 'move';
  readonly list: ListName;
  readonly id: string;
  readonly after: string | null;
  readonly wasAfter: string | null;
}

export interface SetField<Field extends FieldName = FieldName> {
  readonly kind: 'set';
  readonly field: Field;
  readonly value: Agreement[Field];
  readonly was: Agreement[Field];
}

/** Calendars have no order. Null: there is none of that name. */
export interface SetCalendar {
  readonly kind: 'calendar';
  readonly id: string;
  readonly value: CalendarDefinition | null;
  readonly was: CalendarDefinition | null;
}

export type DraftChange =
  | { [List in ListName]: PutItem<List> | RemoveItem<List> }[ListName]
  | MoveItem
  | { [Field in FieldName]: SetField<Field> }[FieldName]
  | SetCalendar;

/** What a change is about, so that two changes can be told apart: `rules r2`, `order exceptions x1`, `windows`. */
export function subjectOf(change: DraftChange): string {
  switch (change.kind) {
    case 'put':
      return `${change.list} ${change.item.id}`;
    case 'remove':
      return `${change.list} ${change.was.id}`;
    case 'move':
      return `order ${change.list} ${change.id}`;
    case 'set':
      return change.field;
    case 'calendar':
      return `calendar ${change.id}`;
  }
}
