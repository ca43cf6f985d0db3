/**
 * How many tickets each of several queues has now, in one statement, whatever they hold: none counts
 * further than a person reads ("99+"), and none looks at more than so many tickets to find them.
 */
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { viewSearch } from '../../../../contract/saved-views.js';
import type { Read, Tx } from '../../../platform/db/db.js';
import { filtered, IS_ACTIVE, type QueueFilter, reached, type Viewer } from './queue-filter.js';

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
  status: ['status'],
  priority: ['priority'],
  type: ['type'],
  tier: ['tier'],
  party: ['holder_party'],
  team: ['holder_team'],
  unowned: ['holder_team'],
  category: ['category'],
  system: ['system'],
  site: ['site'],
  requester: ['requester'],
  assignee: ['assignee'],
  breached: ['breached_at', 'due_at'],
};

/** Every column where a filter is of another kind. */
function columnsFor(filter: QueueFilter): RawBuilder<unknown> {
  const used = (Object.keys(filter) as (keyof QueueFilter)[]).filter((key) => filter[key] !== undefined);
  if (used.some((key) => LOOKS_AT[key] === undefined)) return sql`*`;
  const names = new Set(used.flatMap((key) => LOOKS_AT[key]!));
  // These two are the same in every row: read from nowhere, the index stays enough.
  return sql`tandem.partnership() as partnership_id, null::uuid as history_id, ${sql.join([...names].map((name) => sql.ref(name)))}`;
}

const filterOf = ({ unowned, proposed, breached, untouched, late, ...search }: Search): QueueFilter => ({
  ...search,
  status: search.status ?? 'active',
  ...(unowned ? { unowned: 'true' as const } : {}),
  ...(proposed ? { proposed: 'true' as const } : {}),
  ...(breached ? { breached: 'true' as const } : {}),
  ...(untouched ? { untouched: 'true' as const } : {}),
  ...(late ? { late: 'true' as const } : {}),
});

/** Few rows, found by an index of their own: looking at all of them is cheap. */
const isShort = ({ status, assignee, unowned, proposed, due, untouched, late }: QueueFilter, viewer: Viewer): boolean =>
  viewer.member.role === 'requester' ||
  (status !== 'all' &&
    status !== 'resolved' &&
    status !== 'closed' &&
    Boolean((assignee && assignee !== 'nobody') || unowned || proposed || due || untouched || late));

function counting(db: Read, viewer: Viewer, filter: QueueFilter): RawBuilder<unknown> {
  const matching = filtered(db, viewer, filter, null);
  if (isShort(filter, viewer)) {
    const few = matching.select(sql.lit(1).as('one')).limit(sql.lit(MOST));
    return sql`(select jsonb_build_array(count(*), false) from (${few}) as few)`;
  }
  const ended = filter.status === 'all' || filter.status === 'resolved' || filter.status === 'closed';
  const all = reached(db, viewer, filter.history);
  // In the order of an index, so that the first so many are there at once.
  const some = ended
    ? all.orderBy('updated_at', 'desc').orderBy('ticket_id', 'desc')
    : all.where(IS_ACTIVE).orderBy('sort_due').orderBy('ticket_id');
  const looked = some.select(columnsFor(filter) as never).limit(sql.lit(MOST_LOOKED_AT));
  // The conditions once more, on what was looked at: the table's name stands for those rows.
  const few = matching.select(sql.lit(1).as('one')).limit(sql.lit(MOST));
  return sql`(with tickets as (${looked}), few as (${few})
    select jsonb_build_array((select count(*) from few), (select count(*) from few) < ${sql.lit(MOST)} and (select count(*) from tickets) >= ${sql.lit(MOST_LOOKED_AT)}))`;
}

export function countsQuery(db: Read, viewer: Viewer, views: ReadonlyMap<string, Search>): RawBuilder<{ counts: [number, boolean][] }> {
  const parts = [...views.values()].map((search) => counting(db, viewer, filterOf(search)));
  return sql<{ counts: [number, boolean][] }>`select jsonb_build_array(${sql.join(parts)}) as counts`;
}

export async function countQueues(db: Read, viewer: Viewer, views: ReadonlyMap<string, Search>): Promise<QueueCount[]> {
  const counted = new Map([...views].filter(([, search]) => !search.search));
  const { rows } = await countsQuery(db, viewer, counted).execute(db as Tx);
  const found = new Map([...counted.keys()].map((view, index) => [view, rows[0]!.counts[index]!]));
  return [...views.keys()].map((view) => {
    const one = found.get(view);
    return { view, count: one?.[0] ?? null, more: one !== undefined && (one[1] || one[0] >= MOST) };
  });
}
