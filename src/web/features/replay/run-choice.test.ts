import { expect, test } from 'vitest';
import { preferredRun, runBody } from './run-choice.js';

const versions = [
  { id: 'v2', state: 'draft' },
  { id: 'v1', state: 'effective' },
];
const drafts = [{ id: 'd1', revision: 12 }];

test('what stands in the form first', () => {
  expect(preferredRun(versions, drafts, {})).toEqual({ run: 'version v1', compare: '' });
  expect(preferredRun(versions, drafts, { version: 'v2' })).toEqual({ run: 'version v2', compare: '' });
  expect(preferredRun(versions, drafts, { draft: 'd1', version: 'v2' })).toEqual({ run: 'draft d1', compare: 'v1' });
  expect(preferredRun([versions[0]!], drafts, { draft: 'd1' })).toEqual({ run: 'draft d1', compare: '' });
  expect(preferredRun(versions, drafts, { draft: 'gone' })).toEqual({ run: 'version v1', compare: '' });
  expect(preferredRun([], [], {})).toEqual({ run: '', compare: '' });
});

test('a version goes by its id, a draft with the revision that is shown', () => {
  expect(runBody('version v2', drafts)).toEqual({ agreement: 'v2' });
  expect(runBody('draft d1', drafts)).toEqual({ draft: { id: 'd1', revision: 12 } });
  expect(runBody('draft gone', drafts)).toBeNull();
  expect(runBody('', drafts)).toBeNull();
});
