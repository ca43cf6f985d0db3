import { expect, it } from 'vitest';
import { othersOf, type Present } from './use-presence.js';

it('tells of others, each once and where they were last, and not of oneself', () => {
  const at = (id: string, part: string): Present => ({
    page: `${id} ${part}`,
    person: { id, name: id, party: null },
    place: { part, cell: null },
  });
  expect(othersOf([at('me', 'hours'), at('grace', 'teams'), at('ben', 'hours'), at('grace', 'matrix')], 'me')).toEqual([
    at('grace', 'matrix'),
    at('ben', 'hours'),
  ]);
});
