import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import type { Tx } from './db.js';
import { GroupCommit } from './group-commit.js';

const app = await testApp();
const { db } = app.app.services;
const { partnership } = app;

/** Stores the orders as numbers of the desk's counter table would be: one row for each partnership and number. */
async function counting(database: typeof db) {
  const owner = app.database.owner;
  await rowsOf(
    owner,
    'create table if not exists kept (partnership_id uuid not null, word text not null, primary key (partnership_id, word))',
  );
  await rowsOf(owner, "call tandem.protect('kept')").catch(() => undefined);
  await rowsOf(owner, 'truncate kept');
  const groups: string[][] = [];
  const commit = new GroupCommit<string, string>(database, async (tx: Tx, of, orders) => {
    groups.push([...orders]);
    const good = orders.filter((word) => word !== 'refused');
    for (const word of good) await sql`insert into kept (partnership_id, word) values (${of}::uuid, ${word})`.execute(tx);
    return orders.map((word) =>
      word === 'refused' ? { status: 'rejected', reason: new Error('refused') } : { status: 'fulfilled', value: `${word} is kept` },
    );
  });
  const kept = async () => (await rowsOf(owner, 'select word from kept order by word')).map((row) => row.word);
  return { commit, groups, kept };
}

const outcomes = async (asked: readonly Promise<string>[]) =>
  (await Promise.allSettled(asked)).map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message.split('\n')[0]));

test('what comes at one moment is stored together, each with its own answer', async () => {
  const { commit, groups, kept } = await counting(db);
  expect(await outcomes(['a', 'b', 'refused', 'c'].map((word) => commit.ask(partnership, word)))).toEqual([
    'a is kept',
    'b is kept',
    'refused',
    'c is kept',
  ]);
  expect(groups).toEqual([['a', 'b', 'refused', 'c']]);
  expect(await kept()).toEqual(['a', 'b', 'c']);
});

test('a statement that fails fails its own order alone', async () => {
  const { commit, groups, kept } = await counting(db);
  const told = await outcomes(['a', 'twice', 'twice', 'b'].map((word) => commit.ask(partnership, word)));
  expect(told.filter((one) => one?.endsWith('is kept'))).toEqual(['a is kept', 'twice is kept', 'b is kept']);
  expect(told[2]).toContain('duplicate key');
  expect(groups.length).toBe(5);
  expect(await kept()).toEqual(['a', 'b', 'twice']);
});

test('while a group is stored the next one gathers; another partnership waits for neither', async () => {
  const { commit, groups, kept } = await counting(db);
  const theirs = await app.newPartnership();
  const first = commit.ask(partnership, 'first');
  await new Promise((resolve) => setTimeout(resolve, 0));
  const later = ['x', 'y', 'z'].map((word) => commit.ask(partnership, word));
  await Promise.all([first, ...later, commit.ask(theirs, 'elsewhere')]);
  expect(groups.filter((group) => !group.includes('elsewhere'))).toEqual([['first'], ['x', 'y', 'z']]);
  expect(await kept()).toEqual(['elsewhere', 'first', 'x', 'y', 'z']);
});

test('more than a transaction should hold goes in several', async () => {
  const { commit, groups, kept } = await counting(db);
  const words = Array.from({ length: 120 }, (_, index) => `w${index}`);
  await Promise.all(words.map((word) => commit.ask(partnership, word)));
  expect(groups.map((group) => group.length)).toEqual([50, 50, 20]);
  expect(await kept()).toHaveLength(120);
});
