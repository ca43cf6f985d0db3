import { expect, test } from 'vitest';
import { undoStep } from './use-undo-keys.js';

const key = (name: string, held: readonly string[]) => ({
  key: name,
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
});

test.each([
  ['z', ['ctrl'], 'undo'],
  ['Z', ['ctrl', 'shift'], 'redo'],
  ['z', ['meta'], 'undo'],
  ['y', ['ctrl'], 'redo'],
  ['y', ['ctrl', 'shift'], null],
  ['z', [], null],
  ['z', ['ctrl', 'alt'], null],
  ['a', ['ctrl'], null],
] as const)('%s with %j: %s', (name, held, step) => {
  expect(undoStep(key(name, held))).toBe(step);
});
