/** What drift and moves ask of 100,000 tickets, as the application's role: indexes alone, and no more rows than the answer needs. */
import { CompiledQuery } from 'kysely';
import { expect, test } from 'vitest';
import { DAY } from '../../../core/time.js';
import { testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import { OPEN_BY_TEAM, RULES_LAST_USED, TICKETS_BY_CATEGORY } from './drift-facts.js';

const TICKETS = 100_000;
const app = await testApp();
const { partnership } = app;
const now = app.clock.now();

// Two years of tickets; one in ten is open, one in a hundred under the version before.
await rowsOf(
  app.database.owner,
  `insert into tickets (partnership_id, ticket_id, number, ordinal, subject, type, status, priority, tier, category, holder_team, holder_party,
     bounces, created_at, updated_at, due_at, seq, agreement_version)
   select $1::uuid, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'F' || n, n, 'Papers jam', 'incident',
     case when n % 10 = 0 then 'open' else 'closed' end, 'P3', 1, 'c' || n % 40, case when n % 3 = 0 then 'onsite-it' else 'service-desk' end,
     'northwind', 0, ${now} - n::bigint * ${(730 * DAY) / TICKETS}, ${now}, ${now}, 4, case when n % 100 = 0 then 1 else 2 end
   from generate_series(1, ${TICKETS}) as n`,
  [partnership],
);
await rowsOf(
  app.database.owner,
  `insert into ticket_events (partnership_id, ticket_id, seq, at, event)
   select partnership_id, ticket_id, s, created_at, jsonb_build_object('seq', s, 'at', created_at, 'kind', case s when 2 then 'routed' else 'messaged' end,
     'rule', 'r' || ordinal % 30)
   from tickets, generate_series(1, 3) as s`,
);
await rowsOf(app.database.superuser, 'vacuum analyze tickets');
await rowsOf(app.database.superuser, 'vacuum analyze ticket_events');

interface Node {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly Plans?: readonly Node[];
}
const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)];

async function planOf(text: string, values: readonly unknown[]): Promise<Node[]> {
  return app.app.services.db.read(partnership, async (db) => {
    const { rows } = await db.executeQuery(
      CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...values]) as CompiledQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>,
    );
    return nodes(rows[0]!['QUERY PLAN'][0].Plan);
  });
}

test('tickets of a year by category: counted in the index', async () => {
  const plan = await planOf(TICKETS_BY_CATEGORY, [partnership, now - 365 * DAY]);
  expect(plan.map((node) => node['Index Name']).filter(Boolean)).toEqual(['tickets_by_created']);
  const read = plan.find((node) => node['Node Type'] === 'Index Only Scan')!;
  expect(read['Actual Rows']).toBeLessThanOrEqual(TICKETS / 2 + 1);
});

test('open tickets by team: counted in the index', async () => {
  const plan = await planOf(OPEN_BY_TEAM, [partnership]);
  expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  const read = plan.at(-1)!;
  expect(read['Actual Rows']).toBeLessThanOrEqual(TICKETS / 10);
});

test('when rules were last used: one step for each, and the newest of each', async () => {
  const rules = [...Array.from({ length: 30 }, (_, n) => `r${n}`), 'never', ...Array.from({ length: 2_000 }, (_, n) => `x${n}`)];
  // The owner of the function is who looks.
  const [plan] = await rowsOf<{ 'QUERY PLAN': [{ Plan: Node }] }>(
    app.database.owner,
    `explain (analyze, format json) select asked.rule, used.at from unnest($2::text[]) as asked (rule) cross join lateral (
       select e.at from ticket_events e where e.partnership_id = $1::uuid and e.event ->> 'kind' = 'routed' and e.event ->> 'rule' = asked.rule
       order by e.at desc limit 1) as used`,
    [partnership, rules],
  );
  const steps = nodes(plan!['QUERY PLAN'][0].Plan).filter((node) => node['Index Name'] !== undefined);
  expect(steps.map((node) => node['Index Name'])).toEqual(['ticket_events_by_rule']);
  expect(steps[0]!['Actual Rows']).toBeLessThanOrEqual(1);
  const used = await app.app.services.db.read(partnership, async (db) => {
    const query = CompiledQuery.raw(RULES_LAST_USED, [rules]) as CompiledQuery<{ rule: string; at: number }>;
    return (await db.executeQuery(query)).rows;
  });
  expect(used).toHaveLength(30);
  const [newest] = await rowsOf<{ at: string }>(
    app.database.owner,
    `select max(at) as at from ticket_events where event ->> 'rule' = 'r7'`,
  );
  expect(used.find((row) => row.rule === 'r7')!.at).toBe(Number(newest!.at));
  // Nothing of another partnership.
  const elsewhere = await app.newPartnership('Elsewhere');
  const theirs = await app.app.services.db.read(
    elsewhere,
    async (db) => (await db.executeQuery(CompiledQuery.raw(RULES_LAST_USED, [rules]))).rows,
  );
  expect(theirs).toEqual([]);
});

test('open tickets under another version: found by their index', async () => {
  const plan = await planOf(
    `select ticket_id from tickets where partnership_id = $1 and history_id is null and status in ('new', 'open', 'waiting')
     and agreement_version != $2 and agreement_version in (1) order by ticket_id limit 100`,
    [partnership, 2],
  );
  expect(plan.map((node) => node['Index Name']).filter(Boolean)).toEqual(['tickets_open_by_version']);
  expect(plan.at(-1)!['Actual Rows']).toBe(100);
});
