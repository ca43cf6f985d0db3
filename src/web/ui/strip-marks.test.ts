import { expect, test } from 'vitest';
import { drawnMarks, segmentAt } from './strip-marks.js';

const mark = (at: number) => ({ key: `${at}`, at, title: `at ${at}` });

test('marks that would lie on each other are one with their number; all stay inside the band', () => {
  const drawn = drawnMarks([mark(0.51), mark(0), mark(0.5), mark(0.52), mark(1)], 400);
  expect(drawn.map(({ x, count }) => [x, count])).toEqual([
    [9, 1],
    [200, 3],
    [391, 1],
  ]);
  expect(drawn[1]?.title).toBe('at 0.5\nat 0.51\nat 0.52');
  expect(drawnMarks([mark(0.5)], 0).map(({ x }) => x)).toEqual([9]);
});

test('the stretch under the pointer, to the very end', () => {
  const segments = [
    { from: 0, to: 0.25 },
    { from: 0.25, to: 1 },
  ];
  expect([0, 0.2, 0.25, 0.9, 1].map((at) => segmentAt(segments, at))).toEqual([0, 0, 1, 1, 1]);
});
