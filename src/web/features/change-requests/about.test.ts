import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { namesOf } from '../../lib/agreement-names.js';
import { type About, aboutWords } from './about.js';

const t = ((key: string, holes: object = {}) =>
  `${key}${Object.entries(holes)
    .map(([name, value]) => ` ${name}=${value}`)
    .join()}`) as unknown as TFunction;
const words = (about: About, agreement: typeof harborLane | undefined = harborLane) => aboutWords(about, agreement, namesOf(agreement), t);

test.each<[About, string | null]>([
  [{ kind: 'draft' }, null],
  [{ kind: 'cell', category: 'printer', window: 'after-hours', tier: 1 }, 'Respond › Hardware › Printer, After hours, words.tier tier=1'],
  [{ kind: 'thing', list: 'categories', id: 'printer' }, 'Respond › Hardware › Printer'],
  [{ kind: 'thing', list: 'rules', id: 'r2' }, 'requests.row id=r2, where=Respond › Hardware'],
  [{ kind: 'thing', list: 'rules', id: 'gone' }, 'requests.rowGone id=gone'],
  [{ kind: 'thing', list: 'teams', id: 'service-desk' }, 'Service desk'],
  [{ kind: 'thing', list: 'teams', id: 'gone' }, 'gone'],
  // Not a list of named things.
  [{ kind: 'thing', list: 'handOff', id: 'x' }, 'x'],
])('%j', (about, expected) => {
  expect(words(about)).toBe(expected);
});

test('an exception is told by its condition', () => {
  expect(words({ kind: 'thing', list: 'exceptions', id: 'x1' })).toMatch(/^requests\.exception id=x1, where=Respond, P1, .*Plant network/);
});

test('before the agreement is there, ids stand for themselves', () => {
  expect(aboutWords({ kind: 'thing', list: 'categories', id: 'printer' }, undefined, namesOf(undefined), t)).toBe('printer');
});
