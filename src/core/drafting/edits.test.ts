import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readableAgreement, SMALL } from '../testing/agreement-arbitrary.js';
import { harborLane, owns } from '../testing/harbor-lane.js';
import { applyEdit, isSame } from './apply.js';
import { type DraftChange, subjectOf } from './change.js';
import { editList } from './edit-list.js';

const [r1, r2] = [harborLane.rules[0]!, harborLane.rules[1]!];
const anyTime: DraftChange = { kind: 'put', list: 'rules', was: r2, item: { ...r2, windows: null } };

describe('an edit', () => {
  test('changes what it names and nothing else', () => {
    const edited = applyEdit(harborLane, [anyTime]);
    expect(edited).toMatchObject({ ok: true, inverse: [{ kind: 'put', was: { windows: null }, item: { windows: ['business'] } }] });
    expect(edited.ok && edited.agreement.rules).toEqual(harborLane.rules.with(1, { ...r2, windows: null }));
  });

  test('of what somebody else changed meanwhile is a conflict that shows what stands there', () => {
    const first = applyEdit(harborLane, [{ kind: 'put', list: 'rules', was: r2, item: { ...r2, ...owns('service-desk') } }]);
    const second = applyEdit(first.ok ? first.agreement : harborLane, [anyTime]);
    expect(second).toMatchObject({
      ok: false,
      conflicts: [{ at: 0, subject: 'rules r2', now: { accountable: 'service-desk' }, text: 'Rule "r2" was changed meanwhile' }],
    });
  });

  test.each<[string, DraftChange, string]>([
    ['adding what is there', { kind: 'put', list: 'rules', was: null, item: r1 }, 'Rule "r1" is there already'],
    [
      'changing what is gone',
      { kind: 'put', list: 'sites', was: { id: 'x', name: 'X' }, item: { id: 'x', name: 'Y' } },
      'Site "x" is gone',
    ],
    ['taking away what is gone', { kind: 'remove', list: 'sites', was: { id: 'x', name: 'X' } }, 'Site "x" is gone'],
    ['moving what is gone', { kind: 'move', list: 'exceptions', id: 'x9', after: null, wasAfter: null }, 'Exception "x9" is gone'],
    ['moving what was moved', { kind: 'move', list: 'rules', id: 'r2', after: null, wasAfter: 'r5' }, 'Rule "r2" was moved meanwhile'],
    [
      'moving it behind what is gone',
      { kind: 'move', list: 'rules', id: 'r2', after: 'r99', wasAfter: 'r1' },
      'Rule "r99", behind which it should go, is gone',
    ],
    ['a field', { kind: 'set', field: 'name', was: 'Another', value: 'New' }, 'The name was changed meanwhile'],
    ['a calendar', { kind: 'calendar', id: 'office', was: null, value: null }, 'The calendar "office" was changed meanwhile'],
  ])('%s is a conflict', (_, change, text) => {
    expect(applyEdit(harborLane, [change])).toMatchObject({ ok: false, reason: 'conflict', conflicts: [{ text }] });
  });

  test('is made whole or not at all, and every conflict is told', () => {
    const edited = applyEdit(harborLane, [
      { kind: 'set', field: 'name', was: harborLane.name, value: 'Renamed' },
      { kind: 'remove', list: 'sites', was: { id: 'x', name: 'X' } },
      { kind: 'put', list: 'rules', was: null, item: r1 },
    ]);
    expect(edited).toMatchObject({ ok: false, conflicts: [{ at: 1 }, { at: 2 }] });
  });

  test('that leaves a reference leading nowhere is refused with its place', () => {
    const team = harborLane.teams.find((one) => one.id === 'security-operations')!;
    expect(applyEdit(harborLane, [{ kind: 'remove', list: 'teams', was: team }])).toMatchObject({
      ok: false,
      reason: 'unreadable',
      problems: expect.arrayContaining([expect.objectContaining({ path: ['rules', 3, 'accountable'] })]),
    });
  });

  test('order: first, behind another, last', () => {
    const x2 = { ...harborLane.exceptions[0]!, id: 'x2' };
    const orders = (['x1', null, undefined, 'gone'] as const).map((after) => {
      const change = { kind: 'put', list: 'exceptions', was: null, item: x2, ...(after === undefined ? {} : { after }) } as DraftChange;
      const edited = applyEdit(harborLane, [change]);
      return edited.ok && edited.agreement.exceptions.map((one) => one.id);
    });
    expect(orders).toEqual([
      ['x1', 'x2'],
      ['x2', 'x1'],
      ['x1', 'x2'],
      ['x1', 'x2'],
    ]);
  });
});

const two = fc.tuple(readableAgreement(SMALL), readableAgreement(SMALL));

describe('laws', () => {
  test('the edit list leads from one agreement to the other, and its inverse back', () => {
    fc.assert(
      fc.property(two, ([from, to]) => {
        const edited = applyEdit(from, editList(from, to));
        if (!edited.ok) throw new Error(JSON.stringify(edited));
        expect(edited.agreement).toEqual(to);
        const back = applyEdit(edited.agreement, edited.inverse);
        expect(back.ok && back.agreement).toEqual(from);
      }),
      { numRuns: 120 },
    );
  });

  test('nothing is listed between an agreement and itself; each thing is listed at most twice: moved and changed', () => {
    fc.assert(
      fc.property(two, ([from, to]) => {
        expect(editList(from, structuredClone(from))).toEqual([]);
        const subjects = editList(from, to).map(subjectOf);
        expect(new Set(subjects).size).toBe(subjects.length);
      }),
      { numRuns: 100 },
    );
  });

  test('edits of different things may be made in either order', () => {
    const edits = fc.tuple(
      fc.constantFrom(...harborLane.rules),
      fc.constantFrom(...harborLane.sites),
      fc.string({ minLength: 1, maxLength: 9 }),
    );
    fc.assert(
      fc.property(edits, ([rule, site, name]) => {
        const one: DraftChange = { kind: 'put', list: 'rules', was: rule, item: { ...rule, tiers: [2] } };
        const other: DraftChange = { kind: 'put', list: 'sites', was: site, item: { ...site, name: `N${name.trim()}` } };
        const [a, b] = [applyEdit(harborLane, [one, other]), applyEdit(harborLane, [other, one])];
        expect(a.ok && b.ok && isSame(a.agreement, b.agreement)).toBe(true);
      }),
    );
  });
});
