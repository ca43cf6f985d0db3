import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { bundled } from '../../testing/bundled.js';
import { Compute, type ComputeOptions } from './compute.js';
import { die, later, spin, sum, unlisted } from './testing/tasks.js';

const entry = bundled('computing-thread');
const made: Compute[] = [];
const compute = (options: Partial<ComputeOptions> = {}): Compute => {
  const one = new Compute({ entry, threads: 1, ...options });
  made.push(one);
  return one;
};
afterEach(async () => {
  for (const one of made.splice(0)) await one.stop();
});

test('pieces go in, answers come back, the end gives the result, in another thread', async () => {
  // The sources, as in development; the others run the bundle, as in production.
  const entry = fileURLToPath(new URL('./testing/computing-thread.ts', import.meta.url));
  const session = await compute({ entry }).begin(sum, 10);
  expect(await session.add(5)).toBe(15);
  expect(await session.add(1)).toBe(16);
  const { total, thread } = await session.end();
  expect(total).toBe(16);
  expect(thread).toBeGreaterThan(0);
  await expect(session.add(1)).rejects.toThrow('has ended');
});

test('this thread goes on while another one computes', async () => {
  const threads = compute();
  await threads.run(spin, 0);
  const working = threads.run(spin, 400);
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 10);
  await working;
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
});

test('several computings on one thread do not mix; results that come later do not hold up others', async () => {
  const threads = compute();
  const [one, other] = [await threads.begin(sum, 0), await threads.begin(sum, 100)];
  const slow = threads.run(later, 200);
  await Promise.all([one.add(1), other.add(1), one.add(2)]);
  const [first, second] = await Promise.all([one.end(), other.end()]);
  expect([first.total, second.total]).toEqual([3, 101]);
  expect(first.thread).toBe(second.thread);
  expect(await slow).toBe('then');
});

test('an error of a task is that task’s alone', async () => {
  const threads = compute();
  const [bad, good] = [await threads.begin(sum, 0), await threads.begin(sum, 0)];
  await expect(bad.add(Number.NaN)).rejects.toThrow('Not a number');
  await expect(bad.end()).rejects.toThrow('has ended or failed');
  expect(await good.add(1)).toBe(1);
  await expect(threads.run(unlisted, 1)).rejects.toThrow('There is no task unlisted');
});

test('a thread that dies or takes too long fails what is on it; the next task has a new one', async () => {
  const threads = compute({ mostMs: 4_000 });
  const session = await threads.begin(sum, 0);
  await expect(threads.run(die, 3)).rejects.toThrow('The computing thread ended');
  await expect(session.add(1)).rejects.toThrow('The computing thread ended');
  const stuck = compute({ mostMs: 2_000 });
  await stuck.run(spin, 0);
  await expect(stuck.run(spin, 60_000)).rejects.toThrow('spin took longer than 2000 ms');
  expect(await stuck.run(spin, 0)).toBeGreaterThan(0);
  expect(await (await threads.begin(sum, 7)).add(1)).toBe(8);
});

test('a second thread starts when the first is busy, up to the number allowed', async () => {
  const threads = compute({ threads: 2 });
  const sessions = [await threads.begin(sum, 0), await threads.begin(sum, 0), await threads.begin(sum, 0), await threads.begin(sum, 0)];
  const used = new Set((await Promise.all(sessions.map((one) => one.end()))).map(({ thread }) => thread));
  expect(used.size).toBe(2);
});

test('a thread without work leaves, and comes back when there is some', async () => {
  const threads = compute({ idleMs: 50 });
  const first = await threads.run(spin, 0);
  await expect.poll(() => threads.run(spin, 0).then((id) => id !== first), { interval: 400, timeout: 10_000 }).toBe(true);
});

test('more than a thread can do soon is refused with a word, except background work; dropping makes room', async () => {
  const threads = compute();
  const sessions = await Promise.all(Array.from({ length: 24 }, () => threads.begin(sum, 0)));
  await expect(threads.begin(sum, 0)).rejects.toMatchObject({ code: 'unavailable' });
  (await threads.begin(sum, 0, { always: true })).drop();
  sessions[0]!.drop();
  sessions[0]!.drop();
  const again = await threads.begin(sum, 5);
  expect((await again.end()).total).toBe(5);
  await expect(sessions[0]!.add(1)).rejects.toThrow('has ended');
});

test('stopping ends what runs, and nothing begins any more', async () => {
  const threads = compute();
  const session = await threads.begin(sum, 0);
  const running = threads.run(spin, 30_000);
  const ended = expect(running).rejects.toThrow('The server stops');
  await new Promise((resolve) => setTimeout(resolve, 50));
  await threads.stop();
  await ended;
  await expect(session.add(1)).rejects.toThrow('The server stops');
  await expect(threads.run(spin, 0)).rejects.toMatchObject({ code: 'unavailable' });
});
