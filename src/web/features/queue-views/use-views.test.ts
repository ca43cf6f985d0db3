import { expect, test } from 'vitest';
import { countText } from './use-views.js';

test('a count has two digits at most; nothing is said of nothing', () => {
  expect([
    countText(0, false),
    countText(null, false),
    countText(7, false),
    countText(99, false),
    countText(100, true),
    countText(12, true),
  ]).toEqual([null, null, '7', '99', '99+', '12+']);
});
