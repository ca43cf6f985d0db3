import { CompiledQuery, sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { rowsOf, testDatabase } from '../../testing/test-database.js';
import { newId } from '../ids.js';
import { afterCommit, commitWith, Db, type Read, type Tx } from './db.js';
import { makePool } from './pool.js';
import './../../modules/identity/tables.js';

const database = await testDatabase();
const broken: Error[] = [];
const pool = makePool({ connection: database.app, max: 2, name: 'tandem:test', onError: (error) => broken.push(error) });
const db = new Db(pool);
afterAll(() => pool.end());

const partnership = newId();
const add = (tx: Tx, id: string) =>
  tx.insertInto('parties').values({ partnership_id: partnership, party_id: id, name: id, kind: 'provider' }).execute();
const parties = () =>
  db.read(partnership, async (read) =>
    (await read.selectFrom('parties').select('party_id').orderBy('party_id').execute()).map((row) => row.party_id),
  );

await db.write(partnership, (tx) =>
  tx.insertInto('partnerships').values({ partnership_id: partnership, name: 'Test', zone: 'UTC', created_at: 1 }).execute(),
);

beforeEach(() => db.write(partnership, (tx) => tx.deleteFrom('parties').execute()));

describe('write', () => {
  test('stores everything or nothing', async () => {
    await db.write(partnership, async (tx) => {
      await add(tx, 'a');
      await add(tx, 'b');
    });
    await expect(
      db.write(partnership, async (tx) => {
        await add(tx, 'c');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await parties()).toEqual(['a', 'b']);
  });

  test('a failed statement whose error was swallowed is not taken for success', async () => {
    await expect(
      db.write(partnership, async (tx) => {
        await add(tx, 'a');
        await add(tx, 'a').catch(() => undefined);
      }),
    ).rejects.toThrow('rolled back because a statement in it failed');
    expect(await parties()).toEqual([]);
  });

  test('statements sent together arrive in order', async () => {
    await db.write(partnership, async (tx) => {
      await Promise.all(['a', 'b', 'c'].map((id) => add(tx, id)));
    });
    expect(await parties()).toEqual(['a', 'b', 'c']);
  });

  test('costs two round trips around its statements, and plans a repeated one once', async () => {
    const single = makePool({ connection: database.app, max: 1, name: 'tandem:single', onError: (error) => broken.push(error) });
    const names: (string | undefined)[] = [];
    single.on('connect', (client) => {
      const original = client.query.bind(client);
      client.query = ((query: { name?: string; text?: string } | string) => {
        names.push(typeof query === 'string' ? query.split(/[; ]/)[0] : (query.name ?? 'unnamed'));
        return original(query as never);
      }) as never;
    });
    for (let time = 0; time < 3; time += 1) await new Db(single).write(partnership, (tx) => add(tx, `x${time}`));
    await single.end();
    expect(names).toHaveLength(9);
    expect(names.filter((name) => name === 'begin')).toHaveLength(3);
    expect(names[7]).toMatch(/^t\d+$/);
  });

  test('works again on a connection that was cut', async () => {
    await expect(
      db.write(partnership, async (tx) => {
        await add(tx, 'a');
        await rowsOf(database.superuser, `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tandem:test'`);
        await add(tx, 'b');
      }),
    ).rejects.toThrow();
    await db.write(partnership, (tx) => add(tx, 'c'));
    expect(await parties()).toEqual(['c']);
  });

  test('a waiting transaction that forgot to end does not hold its rows for ever', async () => {
    const [row] = await db.read(
      partnership,
      async (read) =>
        (
          await sql<{ idle: string; statement: string; lock: string }>`
      select current_setting('idle_in_transaction_session_timeout') idle, current_setting('statement_timeout') statement, current_setting('lock_timeout') lock`.execute(
            read as never,
          )
        ).rows,
    );
    expect(row).toEqual({ idle: '30s', statement: '30s', lock: '10s' });
  });

  test('durable: synchronous_commit is what the server says, never loosened', async () => {
    const rows = await rowsOf<{ setting: string; source: string }>(
      { ...database.app },
      `select setting, source from pg_settings where name = 'synchronous_commit'`,
    );
    // The test server itself runs without; the point is that our connections do not set it.
    expect(rows[0]?.source).toBe('command line');
  });
});

describe('the last statements, sent with the commit', () => {
  const adding = (id: string) =>
    CompiledQuery.raw(`insert into parties (partnership_id, party_id, name, kind) values ($1, $2, $2, 'provider') returning party_id`, [
      partnership,
      id,
    ]);

  test('are stored together, and each answers', async () => {
    const answers = await db.write(partnership, async (tx) => {
      await add(tx, 'a');
      return commitWith(tx, [adding('b'), adding('c')]);
    });
    expect(answers.map((answer) => answer.rows)).toEqual([[{ party_id: 'b' }], [{ party_id: 'c' }]]);
    expect(await parties()).toEqual(['a', 'b', 'c']);
  });

  test('are a transaction of the partnership when nothing was sent before', async () => {
    await db.write(partnership, (tx) => commitWith(tx, [adding('a')]));
    expect(await parties()).toEqual(['a']);
  });

  test('nothing is stored when one fails, and its error is told', async () => {
    const seen: string[] = [];
    const failing = db.write(partnership, async (tx) => {
      await add(tx, 'a');
      afterCommit(tx, () => seen.push('never'));
      return commitWith(tx, [adding('b'), adding('a'), adding('c')]);
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await parties()).toEqual([]);
    expect(seen).toEqual([]);
    // The connection goes on.
    await db.write(partnership, (tx) => add(tx, 'd'));
    expect(await parties()).toEqual(['d']);
  });

  test('end the handle', async () => {
    const late = db.write(partnership, async (tx) => {
      await commitWith(tx, [adding('a')]);
      await add(tx, 'b');
    });
    await expect(late).rejects.toThrow('This transaction has ended');
    expect(await parties()).toEqual(['a']);
  });
});

describe('a handle', () => {
  test('that is used after its transaction fails, and says nothing inside the next one', async () => {
    let leaked: Tx | undefined;
    await db.write(partnership, async (tx) => {
      leaked = tx;
      await add(tx, 'a');
    });
    await db.write(partnership, async (tx) => {
      await add(tx, 'b');
      await expect(add(leaked as Tx, 'c')).rejects.toThrow('This transaction has ended');
    });
    expect(await parties()).toEqual(['a', 'b']);
    await expect(
      db.write(partnership, async (tx) => {
        leaked = tx;
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await expect(add(leaked as Tx, 'd')).rejects.toThrow('This transaction has ended');
  });

  test('without statements sends none', async () => {
    expect(await db.write(partnership, async () => 1)).toBe(1);
    const closed = new Db(makePool({ connection: database.app, max: 1, name: 'tandem:none', onError: () => undefined }));
    expect(await closed.read(partnership, async () => 2)).toBe(2);
  });
});

describe('read', () => {
  test('changes nothing, even where the types are circumvented', async () => {
    await expect(db.read(partnership, (read) => add(read as unknown as Tx, 'a'))).rejects.toThrow('read-only transaction');
  });

  test('has no way to write, and a write needs a Tx: the compiler says so', () => {
    const take = (_read: Read): void => undefined;
    const needsTx = (_tx: Tx): void => undefined;
    const proof = (read: Read, tx: Tx): void => {
      take(tx);
      // @ts-expect-error a Read is not a Tx
      needsTx(read);
      // @ts-expect-error a Read cannot insert
      take(read.insertInto);
    };
    expect(proof).toBeTypeOf('function');
  });

  test('a partnership is a UUID, not a piece of SQL', async () => {
    expect(() => db.read(`' or true --`, async () => 1)).toThrow('named by its UUID');
    expect(() => db.write(`${partnership}'; drop table parties; --`, async () => 1)).toThrow('named by its UUID');
  });
});

describe('after the commit', () => {
  test('runs once it is stored, and not when it is rolled back', async () => {
    const seen: string[] = [];
    await db.write(partnership, async (tx) => {
      afterCommit(tx, () => seen.push('first'));
      await add(tx, 'a');
      expect(seen).toEqual([]);
    });
    await db
      .write(partnership, async (tx) => {
        afterCommit(tx, () => seen.push('never'));
        throw new Error('no');
      })
      .catch(() => undefined);
    await db.write(partnership, async (tx) => add(tx, 'b'));
    expect(seen).toEqual(['first']);
  });
});

test('instants and counts arrive as numbers', async () => {
  const { rows } = await db.read(partnership, (read) =>
    sql`select 1772000000000::bigint as at, count(*) as count from parties`.execute(read as never),
  );
  expect(rows).toEqual([{ at: 1_772_000_000_000, count: 0 }]);
});
