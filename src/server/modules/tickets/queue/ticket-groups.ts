/**
 * How the queue falls into groups. The screen lists them one after the other, each by keyset like any
 * list, so a group needs no index of its own. Counting reads so many tickets and no more.
 */
import { type Expression, type RawBuilder, sql } from 'kysely';
import type { groupTickets } from '../../../../contract/queue.js';
import type { AnswerOf, QueryOf } from '../../../../contract/route.js';
import { PRIORITIES } from '../../../../core/agreement/agreement.js';
import type { Ctx } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import { agreementInForce } from '../../agreements/index.js';
import { filtered, NO_DEADLINE } from './queue-filter.js';
import { searched } from './tickets.queries.js';

type Query = QueryOf<typeof groupTickets>;
type Group = AnswerOf<typeof groupTickets>['items'][number];

const MOST_COUNTED = 10_000;
const MOST_GROUPS = 1_000;
const STATUSES = ['new', 'open', 'waiting', 'resolved', 'closed'] as const;

const KEYS = {
  status: sql<string>`status`,
  priority: sql<string>`priority`,
  holder: sql<string | null>`holder_team`,
  assignee: sql<string | null>`assignee::text`,
  category: sql<string>`category`,
} as const satisfies Record<string, RawBuilder<string | null>>;

const daysOf = (query: Query): number[] => [...new Set((query.days ?? '').split(',').filter(Boolean).map(Number))].sort((a, b) => a - b);

/** Day by day as asked; the key is where a day begins, `before` for everything earlier. */
function keyOf(query: Query): Expression<string | null> {
  if (query.by !== 'due') return KEYS[query.by];
  const days = daysOf(query);
  const names = ['before', ...days.map(String)];
  return sql<
    string | null
  >`case when sort_due = ${sql.lit(NO_DEADLINE)} then null else (${names}::text[])[width_bucket(sort_due, ${days}::bigint[]) + 1] end`;
}

export function groupsQuery(db: Read, ctx: Ctx, query: Query, found: readonly string[] | null) {
  const some = filtered(db, ctx, query, found)
    .select(keyOf(query) as Expression<string | null> as never)
    .orderBy('sort_due')
    .orderBy('ticket_id')
    .limit(sql.lit(MOST_COUNTED + 1));
  return sql<{ key: string | null; count: number }>`
    select key, count(*) as count from (${some}) as counted (key) group by key limit ${sql.lit(MOST_GROUPS)}`;
}

export async function groupsOf(db: Read, ctx: Ctx, query: Query): Promise<Group[]> {
  const { rows } = await groupsQuery(db, ctx, query, await searched(db, ctx, query.search, query.history ?? null)).execute(db as never);
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  const more = total > MOST_COUNTED;
  const counts = new Map(rows.map((row) => [row.key, row.count]));
  const known = await knownKeys(db, ctx, query, more);
  const labels = new Map(known.map((one) => [one.key, one.label]));
  const keys = [...known.map((one) => one.key), ...[...counts.keys()].filter((key) => !labels.has(key))];
  return keys
    .map((key) => ({ key, label: labels.get(key) ?? null, count: counts.get(key) ?? 0, more }))
    .filter((group) => group.count > 0 || group.more)
    .slice(0, MOST_GROUPS);
}

type Known = Pick<Group, 'key' | 'label'>;

/** The groups in their order. Where not everything was counted, also those of which nothing was seen. */
async function knownKeys(db: Read, ctx: Ctx, query: Query, more: boolean): Promise<Known[]> {
  switch (query.by) {
    case 'status':
      return STATUSES.filter((key) =>
        query.status === 'all' ? true : query.status === 'active' ? key !== 'resolved' && key !== 'closed' : key === query.status,
      ).map((key) => ({ key, label: null }));
    case 'priority':
      return PRIORITIES.map((key) => ({ key, label: null }));
    case 'due':
      return ['before', ...daysOf(query).map(String), null].map((key) => ({ key, label: null }));
    case 'holder':
      return [{ key: null, label: null }, ...(await teams(db, ctx))];
    case 'assignee':
      return [{ key: null, label: null }, ...(await assignees(db, ctx))];
    case 'category':
      return more ? categories(db, ctx) : [];
  }
}

async function teams(db: Read, ctx: Ctx): Promise<Known[]> {
  const rows = db.selectFrom('teams').select(['team_id as key', 'name as label']).where('partnership_id', '=', ctx.partnership);
  return rows.orderBy('name').limit(MOST_GROUPS).execute();
}

async function assignees(db: Read, ctx: Ctx): Promise<Known[]> {
  return db
    .selectFrom('members')
    .leftJoin('people', 'people.id', 'members.person_id')
    .select(['members.person_id as key', (eb) => eb.fn.coalesce('members.invited_name', 'people.name').as('label')])
    .where('members.partnership_id', '=', ctx.partnership)
    .where('members.role', '<>', 'requester')
    .orderBy('label')
    .limit(MOST_GROUPS)
    .execute();
}

async function categories(db: Read, ctx: Ctx): Promise<Known[]> {
  const { agreement } = await agreementInForce(db, ctx.partnership, ctx.now);
  return agreement.categories.map(({ id, name }) => ({ key: id, label: name }));
}
