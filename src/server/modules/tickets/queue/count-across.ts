/** How many tickets each of several queues has over all partnerships of a person, in one statement. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { viewSearch } from '../../../../contract/saved-views.js';
import type { PersonCtx } from '../../../context.js';
import type { Db } from '../../../platform/db/db.js';
import { wantedOf } from './all-tickets.queries.js';
import type { QueueCount } from './count-queues.js';

type Search = z.infer<typeof viewSearch>;

const MOST = 100;
/** Shared out among the partnerships, those first whose deadline comes first. */
const MOST_LOOKED_AT = 5_000;
/** What narrows a queue in every partnership alike. */
const SAME = [
  'status',
  'priority',
  'type',
  'tier',
  'tag',
  'unowned',
  'proposed',
  'due',
  'untouched',
  'late',
  'breached',
  'assignee',
] as const;
/** What narrows nothing. */
const BESIDE = ['sort', 'direction', 'group', 'columns', 'across'] as const;

/** Null where the database cannot tell from the open tickets: words, ended tickets, what one partnership alone knows. */
function wanted(search: Search): string | null {
  const { status = 'active', assignee } = search;
  const known: readonly string[] = [...SAME, ...BESIDE];
  if (Object.entries(search).some(([key, value]) => value !== undefined && !known.includes(key))) return null;
  if (status === 'all' || status === 'resolved' || status === 'closed') return null;
  if (assignee !== undefined && assignee !== 'me' && assignee !== 'nobody') return null;
  return wantedOf(Object.fromEntries(SAME.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]]]))), null);
}

export async function countAcross(
  db: Db,
  { person, now }: Pick<PersonCtx, 'person' | 'now'>,
  views: ReadonlyMap<string, Search>,
): Promise<QueueCount[]> {
  const counted = [...views].flatMap(([view, search]) => {
    const text = wanted(search);
    return text === null ? [] : [{ view, text }];
  });
  const counts = await db.unsafeAcrossPartnerships(async (tx) => {
    const { rows } = await sql<{ counts: number[] }>`
      select tandem.counts_of_person(${person.id}::uuid, ${`[${counted.map((one) => one.text).join()}]`}::jsonb, ${MOST_LOOKED_AT}, ${now}::bigint) as counts`.execute(
      tx,
    );
    return rows[0]!.counts;
  });
  const isCut = counts.at(-1) === 1;
  const found = new Map(counted.map(({ view }, index) => [view, Math.min(MOST, counts[index]!)]));
  return [...views.keys()].map((view) => {
    const count = found.get(view) ?? null;
    return { view, count, more: count !== null && (isCut || count >= MOST) };
  });
}
