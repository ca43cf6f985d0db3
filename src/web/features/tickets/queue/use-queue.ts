/** The store behind a list of tickets: one per address, the latest few kept for the way back. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { z } from 'zod';
import { type allTicketRow, groupTickets, listAllTickets, listTickets } from '../../../../contract/queue.js';
import type { ticketRow } from '../../../../contract/ticket-shapes.js';
import { PRIORITIES } from '../../../../core/agreement/agreement.js';
import { call } from '../../../lib/api.js';
import { useSession } from '../../../lib/session.js';
import { asQuery, type QueueSearch } from './queue-search.js';
import type { QueueSource, QueueState } from './queue-state.js';
import { QueueStore } from './queue-store.js';
import { dayEdges, type Section, type Sort, sectionIndexOf, sectionsBy, sectionsOf, sortOf } from './sections.js';

export type TicketRow = z.infer<typeof ticketRow>;
/** `partnership` and what a search found are there in the queue over all of them. */
export type QueueRow = TicketRow & Partial<Pick<z.infer<typeof allTicketRow>, 'partnership' | 'matches'>>;

const OPEN_STATUSES = ['new', 'open', 'waiting'] as const;
const ENDED_STATUSES = ['resolved', 'closed'] as const;
const NO_DEADLINE = Number.MAX_SAFE_INTEGER;

const valueFor: Readonly<Record<Sort, (row: QueueRow) => number>> = {
  due: (row) => row.dueAt ?? NO_DEADLINE,
  updated: (row) => row.updatedAt,
  created: (row) => row.createdAt,
  number: (row) => Number(row.number) || 0,
};

/** As the server orders: by value, then partnership, then id. */
function comparing(sort: Sort, direction: 'asc' | 'desc'): (a: QueueRow, b: QueueRow) => number {
  const way = direction === 'asc' ? 1 : -1;
  const tie = (row: QueueRow): string => `${row.partnership ?? ''}${row.id}`;
  return (a, b) => way * (valueFor[sort](a) - valueFor[sort](b) || (tie(a) < tie(b) ? -1 : tie(a) > tie(b) ? 1 : 0));
}

const plain = (key: string, filter: Section['filter']): Section => ({ key, label: null, count: null, more: false, filter });

/** Over all partnerships the parts are known beforehand; nothing is counted. */
function partsAcross(search: QueueSearch): readonly Section[] {
  const by = sectionsBy(search)?.by;
  if (by === 'priority') return PRIORITIES.map((key) => plain(key, { priority: key }));
  const { status = 'active' } = search;
  const all = [...(status === 'active' || status === 'all' ? OPEN_STATUSES : []), ...(status === 'all' ? ENDED_STATUSES : [])];
  return (all.length > 0 ? all : [status]).map((key) => plain(key, { status: key }));
}

const usualWay = (sort: Sort): 'asc' | 'desc' => (sort === 'due' ? 'asc' : 'desc');

function sourceOf(partnership: string | null, search: QueueSearch): QueueSource<QueueRow> {
  const parts = sectionsBy(search);
  const sort = sortOf(search);
  const way = (parts === null || parts.shown ? search.direction : undefined) ?? usualWay(sort);
  const backwards = parts !== null && !parts.shown && search.direction === 'desc';
  let edges = dayEdges(Date.now());
  const base = asQuery(search);
  const ordered = (sections: readonly Section[]) => (backwards ? [...sections].reverse() : sections);
  const list = (query: object, signal?: AbortSignal): Promise<{ items: readonly QueueRow[]; next: string | null }> =>
    partnership === null
      ? call(listAllTickets, { query: { ...across(base), sort, direction: way, ...query } as never, ...(signal ? { signal } : {}) })
      : call(listTickets, { params: { partnership }, query: { ...base, sort, direction: way, ...query }, ...(signal ? { signal } : {}) });
  return {
    sections:
      parts === null
        ? null
        : async () => {
            if (partnership === null) return ordered(partsAcross(search));
            const { by } = parts;
            edges = dayEdges(Date.now());
            const days = by === 'due' ? { days: edges.join(',') } : {};
            const { items } = await call(groupTickets, { params: { partnership }, query: { ...base, by, ...days } });
            // What the filters choose already is one part: the others have nothing in this list.
            const chosen =
              by === 'holder' ? (base.team ?? base.unowned) : by === 'due' ? undefined : base[by === 'status' ? 'history' : by];
            return ordered(sectionsOf(by, chosen === undefined ? items : items.filter((one) => one.count > 0), edges));
          },
    page: (section, after, limit) => list({ ...section.filter, limit, ...(after === null ? {} : { after }) }),
    only: async (ids) => (await list({ only: ids.join(','), limit: ids.length })).items,
    sectionOf: (sections, row) => sectionIndexOf(parts?.by ?? null, sections, edges, row),
    compare: comparing(sort, way),
    concerns: (changed) => partnership === null || changed === partnership,
    ages: search.due !== undefined || search.breached !== undefined || parts?.by === 'due',
  };
}

/** What the queue over all partnerships can be narrowed by. */
export function across(query: ReturnType<typeof asQuery>) {
  const { status, priority, type, tier, unowned, proposed, due, breached, untouched, late, search, assignee, tag } = query;
  const same = { status, priority, type, tier, tag, unowned, proposed, due, breached, untouched, late, search };
  const kept = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined)) as Partial<typeof same>;
  return { ...kept, ...(assignee === 'me' || assignee === 'nobody' ? { assignee } : {}) };
}

const kept = new Map<string, QueueStore<QueueRow>>();
const MOST_KEPT = 3;

function storeOf(person: string, partnership: string | null, search: QueueSearch): QueueStore<QueueRow> {
  const { columns: _, view: _view, ...list } = search;
  const key = JSON.stringify([person, partnership, list]);
  const store = kept.get(key) ?? new QueueStore(sourceOf(partnership, list));
  kept.delete(key);
  kept.set(key, store);
  for (const [old, one] of kept) {
    if (kept.size <= MOST_KEPT) break;
    one.stop();
    kept.delete(old);
  }
  return store;
}

export interface Queue {
  readonly store: QueueStore<QueueRow>;
  readonly state: QueueState<QueueRow>;
}

/** @param partnership null: all of them */
export function useQueue(partnership: string | null, search: QueueSearch): Queue {
  // After one session another may begin in the same tab: nobody finds the list of somebody else.
  const person = useSession().person?.id ?? '';
  const store = useMemo(() => storeOf(person, partnership, search), [person, partnership, search]);
  const state = useSyncExternalStore(store.subscribe, store.snapshot);
  useEffect(() => () => store.hold(false), [store]);
  return { store, state };
}
