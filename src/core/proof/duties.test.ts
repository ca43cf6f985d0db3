import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { compileRouter } from '../routing/router.js';
import { arbitraryAgreement, everySituation, TINY } from '../testing/agreement-arbitrary.js';
import { routeByScan } from '../testing/agreement-scan.js';
import { harborLane } from '../testing/harbor-lane.js';
import { duties } from './duties.js';

const text = (rule: string, cell: { type: string; priority: string; window: string }): string =>
  [rule, cell.type, cell.priority, cell.window].join(' ');

const found = (agreement: Agreement): ReadonlySet<string> =>
  new Set(duties(compileRouter(agreement)).flatMap((duty) => duty.cells.map((cell) => text(duty.outcome.rule, cell))));

describe('what each rule decides', () => {
  test('is what a scan of every situation finds', () => {
    fc.assert(
      fc.property(arbitraryAgreement(TINY), (agreement) => {
        const scanned = new Set<string>();
        for (const situation of everySituation(agreement)) {
          const { outcome } = routeByScan(agreement, situation);
          if (outcome.owned) scanned.add(text(outcome.rule, situation));
        }
        expect([...found(agreement)].sort()).toEqual([...scanned].sort());
      }),
      { numRuns: 100 },
    );
  });

  test('has a witness in each combination, which the rule decides', () => {
    fc.assert(
      fc.property(arbitraryAgreement(TINY), (agreement) => {
        for (const duty of duties(compileRouter(agreement))) {
          for (const cell of duty.cells) {
            const witness = duty.witness(cell);
            expect(witness).toMatchObject(cell);
            expect(routeByScan(agreement, witness).outcome).toMatchObject({ rule: duty.outcome.rule });
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('Harbor Lane: r2 decides in business hours alone, x1 for P1 alone', () => {
    const cells = [...found(harborLane)];
    expect(cells.filter((cell) => cell.startsWith('r2')).every((cell) => cell.endsWith('business'))).toBe(true);
    expect(cells.filter((cell) => cell.startsWith('x1')).length).toBe(4 * 2);
    expect(cells.filter((cell) => cell.startsWith('x1')).every((cell) => cell.includes(' P1 '))).toBe(true);
  });

  test('a row that exceptions overrule everywhere in a combination does not have it', () => {
    const everything = {
      ...harborLane.exceptions[0]!,
      id: 'x0',
      when: { ...harborLane.exceptions[0]!.when, systems: null, windows: ['after-hours'] },
    };
    const cells = found({ ...harborLane, exceptions: [everything] });
    expect(cells.has('r1 incident P1 after-hours')).toBe(false);
    expect(cells.has('r1 incident P1 business')).toBe(true);
  });
});
