import { expect, test } from 'vitest';
import type { ExplainedSpan } from '../../../../core/sla/explain.js';
import { groupSpans } from './group-spans.js';

const HOUR = 3_600_000;
/** Days of eight open hours and sixteen of night. */
const days = (count: number, more: (day: number) => Partial<ExplainedSpan> = () => ({})): ExplainedSpan[] =>
  Array.from({ length: count }, (_, day) => [
    {
      from: day * 24 * HOUR,
      to: (day * 24 + 8) * HOUR,
      counted: true,
      reason: 'open',
      name: null,
      countedMs: 8 * HOUR,
      ...more(day),
    } as ExplainedSpan,
    { from: (day * 24 + 8) * HOUR, to: (day + 1) * 24 * HOUR, counted: false, reason: 'night', name: null, countedMs: 0 } as ExplainedSpan,
  ]).flat();

test('a short way is shown as it is', () => {
  const spans = days(8);
  expect(groupSpans(spans)).toEqual(spans.map((span) => ({ kind: 'span', ...span })));
});

test('a long one is a row a week between its first stretches and its last, and nothing is lost', () => {
  const spans = days(60);
  const rows = groupSpans(spans);
  expect(rows.length).toBeLessThan(22);
  expect(rows.slice(0, 4).every((row) => row.kind === 'span')).toBe(true);
  expect(rows.slice(-6).every((row) => row.kind === 'span')).toBe(true);
  expect(rows.reduce((sum, row) => sum + row.countedMs, 0)).toBe(60 * 8 * HOUR);
  rows.forEach((row, index) => {
    expect(row.from).toBe(index === 0 ? 0 : rows[index - 1]!.to);
  });
});

test('what is out of the ordinary keeps its row', () => {
  const spans = days(30, (day) => (day === 12 ? { reason: 'holiday', name: 'Founders Day', counted: false, countedMs: 0 } : {}));
  const kept = groupSpans(spans).filter((row) => row.kind === 'span' && row.reason === 'holiday');
  expect(kept).toMatchObject([{ name: 'Founders Day' }]);
});
