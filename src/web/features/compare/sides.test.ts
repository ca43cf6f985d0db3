import { expect, test } from 'vitest';
import { sidesOf } from './sides.js';

const versions = [
  { id: 'v3', version: 3, state: 'proposed' },
  { id: 'v2', version: 2, state: 'effective' },
  { id: 'v1', version: 1, state: 'superseded' },
];
const drafts = [{ id: 'd2' }, { id: 'd1' }];

test('without a word: from the one in force to the newest other one', () => {
  expect(sidesOf(versions, drafts, {}, undefined)).toEqual({ from: 'v2', to: { kind: 'version', id: 'v3' } });
  expect(sidesOf(versions.slice(1), drafts, { from: 'v1' }, undefined)).toEqual({ from: 'v1', to: { kind: 'version', id: 'v2' } });
});

test('what the address names comes first; what is not there is left aside', () => {
  expect(sidesOf(versions, drafts, { from: 'v1', to: 'v2' }, undefined)).toEqual({ from: 'v1', to: { kind: 'version', id: 'v2' } });
  expect(sidesOf(versions, drafts, { from: 'v2', to: 'v2' }, undefined)).toEqual({ from: 'v2', to: { kind: 'version', id: 'v2' } });
  expect(sidesOf(versions, drafts, { from: 'v1', to: 'gone' }, undefined)).toEqual({ from: 'v1', to: { kind: 'version', id: 'v3' } });
  expect(sidesOf(versions, drafts, { to: 'v3' }, 'd1')).toEqual({ from: 'v2', to: { kind: 'draft', id: 'd1' } });
});

test('with one version the draft edited last; with none of a kind, nothing', () => {
  expect(sidesOf([versions[1]!], drafts, {}, undefined)).toEqual({ from: 'v2', to: { kind: 'draft', id: 'd2' } });
  expect(sidesOf([versions[1]!], [], {}, undefined)).toEqual({ from: 'v2', to: null });
  expect(sidesOf([], drafts, {}, undefined)).toEqual({ from: null, to: { kind: 'draft', id: 'd2' } });
});
