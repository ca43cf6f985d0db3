/** A difference that is too large to be walked, or to be described, ends all the same and says what it knows. */
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { bigAgreement, randomSituations } from '../testing/agreement-big.js';
import { routeByScan } from '../testing/agreement-scan.js';
import { assignmentKey } from './assignment.js';
import { type ChangeSide, diffRouters } from './diff.js';
import { compileRouter } from './router.js';
import type { Traffic } from './traffic.js';

const size = { categories: 20, systems: 15, sites: 8, windows: 2, attributes: 0, rules: 20, exceptions: 45 };
const [a, b] = [bigAgreement('mixed', 3, size), bigAgreement('mixed', 4, size)];
const [before, after] = [compileRouter(a), compileRouter(b)];
const traffic: Traffic = randomSituations(a, 300, 9).map((situation, at) => ({ situation, count: 1 + (at % 3) }));

const keyOf = (agreement: Agreement, situation: Parameters<typeof routeByScan>[1]): string => {
  const { outcome } = routeByScan(agreement, situation);
  if (outcome.owned) return assignmentKey(outcome, agreement.defaultPolicy);
  return agreement.categories.some((category) => category.id === situation.category) ? 'unowned' : 'absent';
};
const sideKey = (agreement: Agreement, side: ChangeSide): string =>
  side.kind === 'owned' ? assignmentKey(side.assignment, agreement.defaultPolicy) : side.kind;
const pairOf = (change: { before: ChangeSide; after: ChangeSide }) => `${sideKey(a, change.before)} to ${sideKey(b, change.after)}`;

describe('a difference that takes more steps than allowed', () => {
  const whole = diffRouters(before, after, traffic);
  const cut = diffRouters(before, after, traffic, { steps: 500 });

  it('says that it is not complete, and counts no situations', () => {
    expect([whole.complete, cut.complete]).toEqual([true, false]);
    expect(cut.changes.length).toBeGreaterThan(10);
    expect(cut.changes.every((change) => change.situations === null && !change.complete && change.regions.length === 0)).toBe(true);
  });

  it('lists only changes that are true, each with an example, and none twice', () => {
    const pairs = new Set(whole.changes.map(pairOf));
    for (const change of cut.changes) {
      expect(pairs).toContain(pairOf(change));
      expect(keyOf(a, change.witnessBefore)).toBe(sideKey(a, change.before));
      expect(keyOf(b, change.witness)).toBe(sideKey(b, change.after));
    }
    expect(new Set(cut.changes.map(pairOf)).size).toBe(cut.changes.length);
  });

  it('counts the tickets of the traffic exactly, all that change', () => {
    const tickets = (changes: typeof whole.changes) =>
      changes
        .filter((change) => change.tickets! > 0)
        .map((change) => `${pairOf(change)}: ${change.tickets}`)
        .sort();
    expect(tickets(cut.changes)).toEqual(tickets(whole.changes));
    expect(tickets(cut.changes).length).toBeGreaterThan(5);
    expect(cut.changes.map((change) => change.tickets)).toEqual(cut.changes.map((change) => change.tickets).toSorted((x, y) => y! - x!));
  });
});

it.each([0, 3_000, 100_000])('a description that may take %i steps leaves the numbers exact and every region true', (describingSteps) => {
  const whole = diffRouters(before, after);
  const cut = diffRouters(before, after, undefined, { describingSteps });
  const numbers = ({ changes }: typeof whole) => changes.map((change) => `${pairOf(change)}: ${change.situations}`);
  expect(cut.complete).toBe(true);
  expect(numbers(cut)).toEqual(numbers(whole));
  for (const change of cut.changes) {
    expect(keyOf(a, change.witnessBefore)).toBe(sideKey(a, change.before));
    expect(keyOf(b, change.witness)).toBe(sideKey(b, change.after));
    if (change.complete) expect(change.regions.reduce((sum, region) => sum + region.situations, 0)).toBe(change.situations);
  }
  if (describingSteps === 0) expect(cut.changes.every((change) => !change.complete)).toBe(true);
});
