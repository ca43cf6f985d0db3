import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withRoom } from './use-shown-rows.js';

test('law: rows and the room between them are as high as the whole, each row at its own place', () => {
  const cases = fc
    .integer({ min: 1, max: 400 })
    .chain((rows) =>
      fc.record({ rows: fc.constant(rows), drawn: fc.uniqueArray(fc.nat(rows - 1)).map((list) => list.sort((one, other) => one - other)) }),
    );
  fc.assert(
    fc.property(cases, ({ rows, drawn }) => {
      let top = 0;
      for (const { at, gap } of withRoom(drawn, rows)) {
        top += gap;
        expect(top).toBe(at * 31);
        if (at < rows) top += 31;
      }
      expect(top).toBe(rows * 31);
    }),
  );
});
