/** Which version holds is asked for every ticket: one step in an index, as the application's role. */
import { CompiledQuery } from 'kysely';
import { expect, test } from 'vitest';
import { testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import { ID_IN_FORCE } from './agreements.repo.js';

const app = await testApp();

test('the version in force is found in an index, however many there are', async () => {
  const { partnership } = app;
  await rowsOf(
    app.database.owner,
    `insert into agreement_versions (partnership_id, agreement_id, version, name, state, agreement, file, hash, file_hash, effective_at, created_at)
     select '${partnership}', gen_random_uuid(), 10 + n, 'n', case when n % 3 = 0 then 'draft' else 'signed' end, '{}', '', '', 'f' || n, n, 0
     from generate_series(1, 3000) as n`,
  );
  await rowsOf(app.database.superuser, 'vacuum analyze agreement_versions');
  const plan = await app.app.services.db.read(partnership, async (db) => {
    const query = CompiledQuery.raw(`explain (analyze, costs off) ${ID_IN_FORCE}`, [partnership, 1_000]) as CompiledQuery<{
      'QUERY PLAN': string;
    }>;
    return (await db.executeQuery(query)).rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('agreement_by_effect');
  expect(plan).toMatch(/rows=1(\.00)? loops=1/);
  expect(plan).not.toMatch(/Sort|Seq Scan|Rows Removed/);
});
