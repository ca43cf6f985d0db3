import { expect, test } from 'vitest';
import { figuresOf } from './figures.js';

const history = {
  id: '',
  name: '',
  source: 'import',
  state: 'running',
  job: null,
  rows: 0,
  used: 0,
  ignored: 0,
  refused: 2,
  tickets: 500,
  events: 1_400,
  firstAt: null,
  lastAt: null,
  failure: null,
  createdAt: 0,
} as const;

test('while it runs, rows are those read so far, and nothing stands at nought that is not known yet', () => {
  expect(figuresOf(history, { done: 1_510 })).toEqual([
    ['tickets', 500],
    ['events', 1_400],
    ['rows', 1_510],
    ['refused', 2],
  ]);
  expect(figuresOf(history, undefined).map(([name]) => name)).toEqual(['tickets', 'events', 'refused']);
  expect(figuresOf({ ...history, state: 'cancelled' }, { done: 9 })).toContainEqual(['rows', 9]);
});

test('at the end the receipt counts, not the progress', () => {
  const ended = { ...history, state: 'done', rows: 1_600, used: 1_500, ignored: 98 } as const;
  expect(figuresOf(ended, { done: 1_510 })).toEqual([
    ['tickets', 500],
    ['events', 1_400],
    ['rows', 1_600],
    ['used', 1_500],
    ['ignored', 98],
    ['refused', 2],
  ]);
});
