import { expect, test } from 'vitest';
import { harborLane } from '../../../../core/testing/harbor-lane.js';
import { catalogueRows, categoryMentions } from './catalogue-rows.js';

const none = new Set<string>();
const read = (closed: ReadonlySet<string>, words: string): string[] =>
  catalogueRows(harborLane, closed, words).map(
    ({ category, depth, open, found }) => `${'-'.repeat(depth)}${category.id}${open ? '+' : ''}${found ? '' : ' (way)'}`,
  );

test('read from the top, closed ones hide what is below', () => {
  expect(read(none, '')).toHaveLength(harborLane.categories.length);
  expect(read(new Set(['respond', 'reinforce', 'reinvent']), '')).toEqual([
    'run+',
    '-patching',
    '-backup',
    'respond',
    'reinforce',
    'reinvent',
  ]);
});

test('a search shows what it finds with the way to it, also in what is closed', () => {
  expect(read(new Set(['respond', 'hardware']), 'PRINT')).toEqual(['respond+ (way)', '-hardware+ (way)', '--printer']);
  expect(read(none, 'nothing like it')).toEqual([]);
});

test('what a category decides holds for those below it; first and last count among those beside', () => {
  const below = { id: 'byod', name: 'Own devices', parent: 'policy', decides: null };
  const rows = catalogueRows({ categories: [...harborLane.categories, below] }, none, '');
  const of = (id: string) => rows.find(({ category }) => category.id === id)!;
  expect([of('policy').decides, of('policy').inherits]).toEqual(['policy', false]);
  expect([of('byod').decides, of('byod').inherits]).toEqual(['policy', true]);
  expect([of('training').decides, of('training').inherits]).toEqual([null, false]);
  expect([of('printer'), of('switch')].map(({ first, last }) => [first, last])).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('rows and exceptions that name a category are counted', () => {
  const mentions = categoryMentions({
    rules: harborLane.rules,
    exceptions: harborLane.exceptions.map((one) => ({ ...one, when: { ...one.when, categories: ['policy', 'printer'] } })),
  });
  expect(mentions.get('policy')).toEqual({ rows: 1, exceptions: harborLane.exceptions.length });
  expect(mentions.get('printer')).toEqual({ rows: 0, exceptions: harborLane.exceptions.length });
  expect(mentions.get('switch')).toBeUndefined();
});
