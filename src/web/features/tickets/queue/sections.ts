/**
 * The parts that the list is fetched in, one after the other: the groups, or the values of a sort that
 * no index follows. A plain list is one part.
 */
import type { groupTickets } from '../../../../contract/queue.js';
import type { AnswerOf } from '../../../../contract/route.js';
import { type QueueSearch, SECTION_SORTS, SORTS } from './queue-search.js';

type Group = AnswerOf<typeof groupTickets>['items'][number];
export type By = NonNullable<QueueSearch['group']>;
export type Sort = (typeof SORTS)[number];

export interface Section {
  readonly key: string | null;
  readonly label: string | null;
  /** Null: not counted. */
  readonly count: number | null;
  readonly more: boolean;
  /** What narrows the list to this part. */
  readonly filter: Readonly<Record<string, string | number>>;
}

export const WHOLE: Section = { key: null, label: null, count: null, more: false, filter: {} };

/** What the list falls into, and whether that is shown. */
export function sectionsBy({ group, sort }: QueueSearch): { readonly by: By; readonly shown: boolean } | null {
  if (group) return { by: group, shown: true };
  const by = SECTION_SORTS.find((one) => one === sort);
  return by ? { by, shown: false } : null;
}

export const sortOf = ({ sort }: QueueSearch): Sort => SORTS.find((one) => one === sort) ?? 'due';

/** From now on: overdue, today, tomorrow, the next seven days, later. Days begin at midnight of the viewer. */
export function dayEdges(now: number): readonly number[] {
  const midnight = (days: number): number => {
    const day = new Date(now);
    day.setHours(24 * days, 0, 0, 0);
    return day.getTime();
  };
  // To the minute, so that the address of the question stays the same for a while.
  return [Math.floor(now / 60_000) * 60_000, midnight(1), midnight(2), midnight(8)];
}

function filterOf(by: By, key: string | null, edges: readonly number[]): Section['filter'] {
  switch (by) {
    case 'holder':
      return key === null ? { unowned: 'true' } : { team: key };
    case 'assignee':
      return { assignee: key ?? 'nobody' };
    case 'due': {
      if (key === null) return { undated: 'true' };
      if (key === 'before') return { dueBefore: edges[0]! };
      const next = edges[edges.indexOf(Number(key)) + 1];
      return { dueFrom: Number(key), ...(next === undefined ? {} : { dueBefore: next }) };
    }
    default:
      return { [by]: key ?? '' };
  }
}

export const sectionsOf = (by: By, groups: readonly Group[], edges: readonly number[]): readonly Section[] =>
  groups.map(({ key, label, count, more }) => ({ key, label, count, more, filter: filterOf(by, key, edges) }));

interface Placed {
  readonly status: string;
  readonly priority: string;
  readonly category: string;
  readonly holder: { readonly team: string } | null;
  readonly assignee: { readonly id: string } | null;
  readonly dueAt: number | null;
}

/** In which part a row stands; -1 in none that is known. */
export function sectionIndexOf(by: By | null, sections: readonly Section[], edges: readonly number[], row: Placed): number {
  if (by === null) return 0;
  const { dueAt } = row;
  const key =
    by === 'holder'
      ? (row.holder?.team ?? null)
      : by === 'assignee'
        ? (row.assignee?.id ?? null)
        : by === 'due'
          ? dueAt === null
            ? null
            : dueAt < edges[0]!
              ? 'before'
              : String(edges.findLast((edge) => edge <= dueAt))
          : row[by];
  return sections.findIndex((one) => one.key === key);
}
