import { expect, test } from 'vitest';
import { theirsOf } from './use-edit.js';

test('what others made is offered only where it differs from what was begun with and from what was typed', () => {
  const begun = { base: { text: 'Hello' }, value: { text: 'Hello there' } };
  expect(theirsOf(null, { text: 'Goodbye' })).toBeNull();
  expect(theirsOf(begun, { text: 'Hello' })).toBeNull();
  expect(theirsOf(begun, { text: 'Hello there' })).toBeNull();
  expect(theirsOf(begun, { text: 'Goodbye' })).toEqual({ text: 'Goodbye' });
});
