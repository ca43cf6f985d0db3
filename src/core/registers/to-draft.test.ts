import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../drafting/apply.js';
import { harborLane } from '../testing/harbor-lane.js';
import { checkEntry } from './check-entry.js';
import { bringIn } from './to-draft.js';

const draft = { ...harborLane, systems: [{ id: 'erp', name: 'ERP', criticality: 'important', owner: null }], sites: [] } as const;
const applied = (changes: Parameters<typeof applyEdit>[1], on = harborLane) => {
  const edited = applyEdit(on, changes);
  if (!edited.ok) throw new Error(JSON.stringify(edited));
  return edited.agreement;
};

describe('registered systems and sites, brought into a draft', () => {
  it('are matched by name; criticality and owner follow the register', () => {
    const registered = {
      systems: [
        { name: 'erp', criticality: 'critical', owner: 'northwind' },
        { name: 'Große Waage', criticality: 'ordinary', owner: 'somebody' },
      ] as const,
      sites: [{ name: 'Main office' }],
    };
    const brought = bringIn(draft, registered);
    expect(brought).toMatchObject({
      addedSystems: ['Große Waage'],
      addedSites: ['Main office'],
      differing: [{ name: 'ERP', criticality: { was: 'important', now: 'critical' }, owner: { was: null, now: 'northwind' } }],
      unregisteredSystems: [],
    });
    const { systems, sites } = applied(brought.changes, { ...harborLane, ...draft, exceptions: [] });
    expect(systems).toEqual([
      { id: 'erp', name: 'ERP', criticality: 'critical', owner: 'northwind' },
      { id: 'große-waage', name: 'Große Waage', criticality: 'ordinary', owner: null },
    ]);
    expect(sites).toEqual([{ id: 'main-office', name: 'Main office' }]);
  });

  it('leave alone what the register does not know, and what only the draft has', () => {
    const owned = {
      ...draft,
      systems: [
        { ...draft.systems[0], owner: 'internal' },
        { ...draft.systems[0], id: 'fax', name: 'Fax' },
      ],
    };
    expect(bringIn(owned, { systems: [{ name: 'ERP', criticality: 'important', owner: null }], sites: [] })).toMatchObject({
      changes: [],
      unregisteredSystems: ['Fax'],
    });
  });

  it('get ids that are free', () => {
    const named = (name: string) => ({ name, criticality: 'ordinary', owner: null }) as const;
    const { changes } = bringIn(draft, { systems: ['E R P', 'e-r-p', 'ERP!', '???'].map(named), sites: [] });
    expect(changes.map((change) => change.kind === 'put' && change.item.id)).toEqual(['e-r-p', 'e-r-p-2', 'erp-2', 'system']);
  });

  it('change nothing the second time, and never take anything out', () => {
    const name = fc.oneof(
      fc.constantFrom('ERP', 'erp ', 'Scanner', 'Schöne Anlage', ...harborLane.systems.map((one) => one.name.toUpperCase())),
      fc.string({ minLength: 1, maxLength: 30 }).filter((text) => checkEntry('sites', text, {}, []).ok),
    );
    const registered = fc.record({
      systems: fc.array(
        fc.record({
          name,
          criticality: fc.constantFrom('critical' as const, 'important' as const, 'ordinary' as const),
          owner: fc.constantFrom(null, 'internal', 'northwind', 'nobody'),
        }),
      ),
      sites: fc.array(fc.record({ name })),
    });
    fc.assert(
      fc.property(registered, (all) => {
        const { changes } = bringIn(harborLane, all);
        const after = applied(changes);
        expect(bringIn(after, all).changes).toEqual([]);
        expect(after.systems.map((one) => one.id)).toEqual(expect.arrayContaining(harborLane.systems.map((one) => one.id)));
        expect(after.sites).toEqual(expect.arrayContaining([...harborLane.sites]));
      }),
      { numRuns: 300 },
    );
  });
});
