/** The difference of the specification, and what changes when catalogues, systems and hours do. */
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { harborLane, owns, row, situation } from '../testing/harbor-lane.js';
import { diffRouters } from './diff.js';
import { compileRouter } from './router.js';
import type { Traffic } from './traffic.js';

const diff = (before: Agreement, after: Agreement, traffic?: Traffic) =>
  diffRouters(compileRouter(before), compileRouter(after), traffic).changes;
const edited = (change: Partial<Agreement>): Agreement => ({ ...harborLane, ...change });
const anyHours = edited({ rules: harborLane.rules.map((rule) => (rule.id === 'r2' ? { ...rule, windows: null } : rule)) });

describe('when r2 reads "any" instead of "business"', () => {
  const changes = diff(harborLane, anyHours);

  it('exactly Hardware after hours moves, except Plant network with P1', () => {
    expect(changes.map((change) => change.text)).toEqual([
      'Respond › Hardware, After hours, except Plant network with P1: moves from Service desk to Onsite IT',
    ]);
  });

  it('every such situation is counted: three categories, every type, tier and site, less Plant network with P1', () => {
    const cell = 3 * 4 * 3 * 3;
    expect(changes[0]).toMatchObject({ situations: cell * (4 * 3 - 1), complete: true });
    expect(changes[0]!.regions.map((region) => region.situations)).toEqual([cell * (4 * 3 - 1)]);
  });

  it('a witness shows it on both sides', () => {
    const { witness, witnessBefore } = changes[0]!;
    expect(witness).toEqual(situation('printer', { window: 'after-hours', priority: 'P1' }));
    expect(witnessBefore).toEqual(witness);
  });

  it('tickets of the history are counted', () => {
    const traffic: Traffic = [
      { situation: situation('printer', { window: 'after-hours' }), count: 6 },
      { situation: situation('printer'), count: 10 },
      { situation: situation('switch', { window: 'after-hours', system: 'plant-network', priority: 'P1' }), count: 4 },
    ];
    expect(diff(harborLane, anyHours, traffic)[0]).toMatchObject({ tickets: 6, trafficShare: 0.3 });
  });
});

describe('other differences', () => {
  it('none between an agreement and itself, or when only ids of rules and names change', () => {
    const renamed = edited({
      rules: harborLane.rules.map((rule) => ({ ...rule, id: `new-${rule.id}` })),
      teams: harborLane.teams.map((team) => ({ ...team, name: `${team.name} 2` })),
    });
    expect(diff(harborLane, harborLane)).toEqual([]);
    expect(diff(harborLane, renamed)).toEqual([]);
  });

  it('a policy written out that was the default before changes nothing', () => {
    expect(diff(harborLane, edited({ rules: harborLane.rules.map((rule) => ({ ...rule, policy: 'standard' })) }))).toEqual([]);
  });

  it('a gap that closes, and one that opens', () => {
    const moved = edited({ rules: [...harborLane.rules.filter((rule) => rule.id !== 'r5'), row('r8', 'backup', owns('infrastructure'))] });
    expect(diff(harborLane, moved).map((change) => change.text)).toEqual([
      'Run › Backup: goes to Infrastructure; nobody owned it',
      'Run › Patching: is owned by nobody any more; Infrastructure had it',
    ]);
  });

  it('a category that is new and one that is gone', () => {
    const categories = [
      ...harborLane.categories.filter((category) => category.id !== 'patching'),
      { id: 'licences', name: 'Licences', parent: 'respond', decides: null },
    ];
    const other = edited({ categories, rules: harborLane.rules.filter((rule) => rule.id !== 'r5') });
    expect(diff(harborLane, other).map((change) => change.text)).toEqual([
      'Run › Patching: is no longer in the agreement; Infrastructure had it',
      'Respond › Licences, except Plant network with P1: is new and goes to Service desk',
      'Respond › Licences, Plant network with P1: is new and goes to Infrastructure (Accountable Onsite IT)',
    ]);
  });

  it('a system that only the second knows is none or unknown to the first', () => {
    const systems = [...harborLane.systems, { id: 'vpn', name: 'VPN', criticality: 'ordinary' as const, owner: null }];
    expect(diff(harborLane, edited({ systems }))).toEqual([]);
    const exceptions = harborLane.exceptions.map((rule) => ({ ...rule, when: { ...rule.when, systems: ['plant-network', 'vpn'] } }));
    expect(diff(harborLane, edited({ systems, exceptions }))[0]!.regions[0]!.text).toContain('VPN (new) with P1');
  });

  it('hours that move: what was after hours and now is business', () => {
    const [business, rest] = harborLane.windows.windows;
    const week = Object.fromEntries(Object.entries(business!.week!).map(([day]) => [day, [{ from: 480, to: 1080 }]]));
    const later = edited({ windows: { ...harborLane.windows, windows: [{ ...business!, week }, rest!] } });
    const changes = diff(harborLane, later);
    expect(changes.map((change) => change.text)).toEqual([
      'Respond › Hardware, After hours, now Business, except Plant network with P1: moves from Service desk to Onsite IT',
    ]);
    expect([changes[0]!.witnessBefore.window, changes[0]!.witness.window]).toEqual(['after-hours', 'business']);
  });
});
