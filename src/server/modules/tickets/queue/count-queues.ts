/**
 * How many tickets each of several queues has now, in one statement that goes over the tickets once,
 * whatever they hold: none counts further than a person reads ("99+"), and none looks at more than so
 * many tickets to find them.
 */
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { viewSearch } from '../../../../contract/saved-views.js';
import type { Read, Tx } from '../../../platform/db/db.js';
import { conditions, filtered, IS_ACTIVE, type QueueFilter, reached, type Viewer } from './queue-filter.js';

type Search = z.infer<typeof viewSearch>;

export interface QueueCount {
  readonly view: string;
  /** Null where it is not counted. */
  readonly count: number | null;
  /** There may be others. */
  readonly more: boolean;
}

const MOST = 100;
const MOST_LOOKED_AT = 5_000;

/** What a filter looks at: so little is kept of a row that the index of open tickets holds most of it. */
const LOOKS_AT: Readonly<Partial<Record<keyof QueueFilter, readonly string[]>>> = {
  priority: ['priority'],
  type: ['type'],
  tier: ['tier'],
  party: ['holder_party'],
  team: ['holder_team'],
  unowned: ['holder_team'],
  proposed: ['proposed_party'],
  category: ['category'],
  system: ['system'],
  site: ['site'],
  tag: [],
  requester: ['requester'],
  assignee: ['assignee'],
  breached: ['breached_at', 'due_at'],
  due: ['holder_party'],
  untouched: ['untouched_since'],
  late: ['late_since'],
};

const filterOf = ({ unowned, proposed, breached, untouched, late, ...search }: Search): QueueFilter => ({
  ...search,
  status: search.status ?? 'active',
  ...(unowned ? { unowned: 'true' as const } : {}),
  ...(proposed ? { proposed: 'true' as const } : {}),
  ...(breached ? { breached: 'true' as const } : {}),
  ...(untouched ? { untouched: 'true' as const } : {}),
  ...(late ? { late: 'true' as const } : {}),
});

const isEnded = ({ status }: QueueFilter): boolean => status === 'all' || status === 'resolved' || status === 'closed';

/** Few rows, found by an index of their own: looking at all of them is cheap. */
const isShort = (filter: QueueFilter, viewer: Viewer): boolean =>
  viewer.member.role === 'requester' ||
  (!isEnded(filter) &&
    Boolean((filter.assignee && filter.assignee !== 'nobody') || filter.unowned || filter.proposed || filter.untouched || filter.late));

const few = (db: Read, viewer: Viewer, filter: QueueFilter): RawBuilder<unknown> =>
  sql`(select to_jsonb(array[count(*)]) from (${filtered(db, viewer, filter, null).select(sql.lit(1).as('one')).limit(sql.lit(MOST))}) as few)`;

/** Every queue of the same rows: the first so many in the order of an index, each looked at once. */
function together(db: Read, viewer: Viewer, filters: readonly QueueFilter[], ended: boolean): RawBuilder<unknown> {
  const all = reached(db, viewer, undefined);
  const some = ended
    ? all.orderBy('updated_at', 'desc').orderBy('ticket_id', 'desc')
    : all.where(IS_ACTIVE).orderBy('sort_due').orderBy('ticket_id');
  const used = filters.flatMap((filter) =>
    Object.entries(filter).flatMap(([key, value]) => (value === undefined ? [] : [key as keyof QueueFilter])),
  );
  const names = new Set(['status', 'sort_due', 'ticket_id', ...used.flatMap((key) => LOOKS_AT[key] ?? [])]);
  const looked = some.select([...names].map((name) => sql.ref(name)) as never).limit(sql.lit(MOST_LOOKED_AT));
  const counts = filters.map(
    (filter) => sql`count(*) filter (where ${sql.join([sql`true`, ...conditions(viewer, filter, null)], sql` and `)})`,
  );
  return sql`(select to_jsonb(array[count(*), ${sql.join(counts)}]) from (${looked}) as tickets)`;
}

type Counted = readonly [count: number, more: boolean];

interface Counting {
  readonly query: RawBuilder<{ counts: (number[] | null)[] }>;
  /** By view, out of what the query answers. */
  readonly read: (counts: readonly (number[] | null)[]) => ReadonlyMap<string, Counted>;
}

/** @param views without words to search for */
function counting(db: Read, viewer: Viewer, views: ReadonlyMap<string, Search>): Counting {
  const all = [...views].map(([view, search]) => ({ view, filter: filterOf(search) }));
  const short = all.filter(({ filter }) => isShort(filter, viewer));
  const long = all.filter(({ filter }) => !isShort(filter, viewer));
  const groups = [long.filter(({ filter }) => !isEnded(filter)), long.filter(({ filter }) => isEnded(filter))];
  const parts = [
    ...groups.map((group, at) =>
      group.length === 0
        ? sql`null::jsonb`
        : together(
            db,
            viewer,
            group.map((one) => one.filter),
            at === 1,
          ),
    ),
    ...short.map(({ filter }) => few(db, viewer, filter)),
  ];
  return {
    // Arrays: a function takes a hundred arguments at most, and there may be more views.
    query: sql`select to_jsonb(array[${sql.join(parts)}]) as counts`,
    read: (counts) => {
      const found = new Map<string, Counted>();
      for (const [at, group] of groups.entries()) {
        const [looked = 0, ...numbers] = counts[at] ?? [];
        for (const [index, { view }] of group.entries()) {
          const count = Math.min(MOST, numbers[index]!);
          found.set(view, [count, count >= MOST || looked >= MOST_LOOKED_AT]);
        }
      }
      for (const [index, { view }] of short.entries()) {
        const count = counts[groups.length + index]![0]!;
        found.set(view, [count, count >= MOST]);
      }
      return found;
    },
  };
}

export async function countQueues(db: Read, viewer: Viewer, views: ReadonlyMap<string, Search>): Promise<QueueCount[]> {
  const { query, read } = counting(db, viewer, new Map([...views].filter(([, search]) => !search.search)));
  const found = read((await query.execute(db as Tx)).rows[0]!.counts);
  return [...views.keys()].map((view) => ({ view, count: found.get(view)?.[0] ?? null, more: found.get(view)?.[1] ?? false }));
}
