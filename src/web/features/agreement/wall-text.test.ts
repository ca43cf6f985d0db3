import { expect, test } from 'vitest';
import { instantOfText, wallText } from './wall-text.js';

const ZONE = 'America/New_York';
const AT = Date.parse('2026-11-18T15:05:00Z');

test('a moment as the clock on the wall there shows it, and back', () => {
  expect(wallText(ZONE, AT)).toBe('2026-11-18T10:05');
  expect(wallText(ZONE, AT + 30_000)).toBe('2026-11-18T10:05');
  expect(instantOfText(ZONE, '2026-11-18T10:05')).toBe(AT);
  expect(instantOfText('UTC', wallText('UTC', AT))).toBe(AT);
});

test('anything else is no moment', () => {
  for (const text of ['', 'yesterday', '2026-11-18', '18.11.2026 10:05']) expect(instantOfText(ZONE, text)).toBeNull();
});
