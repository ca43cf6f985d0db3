import { afterEach, expect, test, vi } from 'vitest';
import { Rounds } from './rounds.js';

vi.useFakeTimers();
afterEach(() => void vi.clearAllTimers());

test('a round at a time, none for those that it missed, on after one that failed; stopping waits', async () => {
  const warn = vi.fn();
  const ends: (() => void)[] = [];
  let began = 0;
  const rounds = new Rounds({ everyMs: 10, log: { warn }, failed: 'It failed' }, () => {
    began += 1;
    if (began === 2) throw new Error('no');
    return new Promise<void>((resolve) => void ends.push(resolve));
  });
  rounds.start();
  await vi.advanceTimersByTimeAsync(95);
  expect(began).toBe(1);
  ends[0]!();
  await vi.advanceTimersByTimeAsync(10);
  expect([began, warn.mock.calls.length]).toEqual([2, 1]);
  await vi.advanceTimersByTimeAsync(10);
  expect(began).toBe(3);
  let stopped = false;
  const stopping = rounds.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(50);
  expect([began, stopped]).toEqual([3, false]);
  ends[1]!();
  await stopping;
  expect(stopped).toBe(true);
});
