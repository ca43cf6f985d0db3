import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { arbitrarySituation, readableAgreement, SMALL } from '../testing/agreement-arbitrary.js';
import { routeByScan } from '../testing/agreement-scan.js';
import { exception, harborLane, owns } from '../testing/harbor-lane.js';
import { applyEdit, isSame } from './apply.js';
import type { DraftChange } from './change.js';
import { freedFrom, type Gone, withoutThing } from './removal.js';

function made(agreement: Agreement, changes: readonly DraftChange[]): Agreement {
  const edited = applyEdit(agreement, changes);
  if (!edited.ok) throw new Error(JSON.stringify(edited));
  return edited.agreement;
}

const two = {
  ...harborLane,
  exceptions: [
    exception('x1', { systems: ['plant-network', 'erp-server'] }, owns('onsite-it')),
    exception('x2', { systems: ['plant-network'] }, owns('onsite-it')),
    exception('x3', { systems: ['plant-network', null] }, owns('onsite-it')),
    exception('x4', { sites: ['main'] }, owns('onsite-it')),
  ],
};

describe('taking a thing away', () => {
  test('keeps what holds for others as well and takes along what holds for nothing else', () => {
    const left = made(two, withoutThing(two, 'systems', 'plant-network'));
    expect(left.systems.map(({ id }) => id)).toEqual(['erp-server']);
    expect(left.exceptions.map(({ id, when }) => [id, when.systems])).toEqual([
      ['x1', ['erp-server']],
      ['x3', [null]],
      ['x4', null],
    ]);
  });

  test('a category goes with its rows and its hand-off fields', () => {
    const { handOff } = harborLane;
    const agreement = {
      ...harborLane,
      handOff: { ...handOff, requiredFields: [...handOff.requiredFields, { category: 'policy', fields: ['paragraph'] }] },
    };
    const left = made(agreement, withoutThing(agreement, 'categories', 'policy'));
    expect(left.rules.some(({ id }) => id === 'r6')).toBe(false);
    expect(left.handOff).toEqual(handOff);
  });

  test('an attribute goes: what asked for none of it holds always, what asked for a value holds never', () => {
    const vip = { id: 'group', name: 'Group', values: [{ id: 'vip', name: 'VIP' }] };
    const agreement = {
      ...harborLane,
      attributes: [vip],
      exceptions: [
        exception('x1', { attributes: { group: ['vip'] } }, owns('onsite-it')),
        exception('x2', { attributes: { group: ['vip', null] }, priorities: ['P1'] }, owns('onsite-it')),
      ],
    };
    const left = made(agreement, withoutThing(agreement, 'attributes', 'group'));
    expect(left.exceptions.map(({ id, when }) => [id, when.attributes])).toEqual([['x2', {}]]);
    expect(freedFrom(agreement, { kind: 'value', attribute: 'group', ids: ['vip'] })).toMatchObject([
      { kind: 'remove', was: { id: 'x1' } },
      { kind: 'put', item: { id: 'x2', when: { attributes: { group: [null] } } } },
    ]);
  });

  test('a provider goes: its systems have no owner, its hold targets end', () => {
    const agreement: Agreement = {
      ...harborLane,
      parties: [...harborLane.parties, { id: 'soc', name: 'SOC', kind: 'provider' }],
      systems: [{ ...harborLane.systems[0]!, owner: 'soc' }, harborLane.systems[1]!],
      policies: harborLane.policies.map((policy) => ({ ...policy, holds: [{ party: 'soc', priority: 'P1', holdMs: 60_000 }] })),
    };
    const left = made(agreement, withoutThing(agreement, 'parties', 'soc'));
    expect(JSON.stringify(left)).not.toContain('"soc"');
    expect(left.systems[0]!.owner).toBeNull();
  });

  test('what nothing names goes alone; what is not there does not go', () => {
    expect(withoutThing(harborLane, 'categories', 'rollout')).toHaveLength(1);
    expect(withoutThing(harborLane, 'sites', 'nowhere')).toEqual([]);
  });
});

describe('laws', () => {
  const cases = readableAgreement(SMALL)
    .filter(({ systems, sites }) => systems.length + sites.length > 0)
    .chain((agreement) => {
      const parents = new Set(agreement.categories.map(({ parent }) => parent));
      const leaves = agreement.categories.filter(({ id, parent }) => parent !== null && !parents.has(id));
      const things = [
        ...leaves.map(({ id }) => ['categories', id] as const),
        ...agreement.systems.map(({ id }) => ['systems', id] as const),
        ...agreement.sites.map(({ id }) => ['sites', id] as const),
        ...agreement.attributes.map(({ id }) => ['attributes', id] as const),
      ];
      return fc.tuple(fc.constant(agreement), fc.constantFrom(...things), fc.array(arbitrarySituation(agreement), { maxLength: 40 }));
    });

  test('every situation that is left is decided as before, by the same rule, and undoing brings all back', () => {
    let compared = 0;
    fc.assert(
      fc.property(cases, ([agreement, [list, id], situations]) => {
        const edited = applyEdit(agreement, withoutThing(agreement, list, id));
        if (!edited.ok) throw new Error(JSON.stringify(edited));
        for (const situation of situations) {
          const { category, system, site, attributes = {} } = situation;
          if ([category, system, site].includes(id) || (attributes[id] ?? null) !== null) continue;
          compared++;
          expect(routeByScan(edited.agreement, situation)).toEqual(routeByScan(agreement, situation));
        }
        const back = applyEdit(edited.agreement, edited.inverse);
        expect(back.ok && isSame(back.agreement, agreement)).toBe(true);
      }),
      { numRuns: 160 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  test('windows and values that go leave every other situation as it was', () => {
    const some = readableAgreement(SMALL)
      .filter(({ windows }) => windows.windows.length > 1)
      .chain((agreement) => {
        const [attribute] = agreement.attributes;
        const windows = agreement.windows.windows.map(({ id }) => id).slice(1);
        const gone: Gone[] = [];
        if (attribute) gone.push({ kind: 'value', attribute: attribute.id, ids: attribute.values.map(({ id }) => id).slice(1) });
        gone.push({ kind: 'window', ids: windows });
        return fc.tuple(fc.constant(agreement), fc.constantFrom(...gone), fc.array(arbitrarySituation(agreement), { maxLength: 40 }));
      });
    fc.assert(
      fc.property(some, ([agreement, gone, situations]) => {
        const left = made(agreement, freedFrom(agreement, gone));
        for (const situation of situations) {
          const value = gone.kind === 'value' ? (situation.attributes?.[gone.attribute] ?? null) : situation.window;
          if (value !== null && gone.ids.includes(value)) continue;
          expect(routeByScan(left, situation)).toEqual(routeByScan(agreement, situation));
        }
        expect(freedFrom(left, gone)).toEqual([]);
      }),
      { numRuns: 90 },
    );
  });
});
