/** The gaps of the specification's proof table, and its variation with a narrower r1. */
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { exception, harborLane, owns, situation } from '../testing/harbor-lane.js';
import { coverage } from './coverage.js';
import { gaps } from './gaps.js';
import { inRegion } from './region.js';
import { compileRouter } from './router.js';

const gapsOf = (agreement: Agreement) => gaps(compileRouter(agreement));
const texts = (agreement: Agreement) => gapsOf(agreement).map((gap) => gap.region.text);

describe('gaps of Harbor Lane', () => {
  it('are what Run, Reinforce and Reinvent leave open', () => {
    expect(texts(harborLane)).toEqual([
      'Run › anything but Patching',
      'Reinforce › anything but Policy',
      'Reinvent › anything but Cloud migration',
    ]);
  });

  it('show a plain witness', () => {
    expect(gapsOf(harborLane)[0]!.witness).toEqual(situation('backup', { priority: 'P1' }));
  });

  it('are counted, and the rest is owned', () => {
    const all = 19 * 4 * 3 * 4 * 2 * 3 * 3;
    const open = 6 * 4 * 3 * 4 * 2 * 3 * 3;
    expect(coverage(compileRouter(harborLane))).toEqual({ situations: all, owned: all - open, share: (all - open) / all });
  });

  it('have their share of the traffic', () => {
    const traffic = [
      { situation: situation('backup'), count: 3 },
      { situation: situation('printer'), count: 5 },
      { situation: situation('training'), count: 2 },
    ];
    expect(gaps(compileRouter(harborLane), traffic).map((gap) => [gap.tickets, gap.trafficShare])).toEqual([
      [3, 0.3],
      [2, 0.2],
      [0, 0],
    ]);
  });
});

describe('gaps when r1 stops at Accounts', () => {
  const narrowed = { ...harborLane, rules: harborLane.rules.map((rule) => (rule.id === 'r1' ? { ...rule, category: 'accounts' } : rule)) };

  it('list Connectivity, Hardware after hours and the lower tiers of Line of business, without what x1 takes', () => {
    expect(texts(narrowed)).toEqual([
      'Run › anything but Patching',
      'Respond itself; Respond › Connectivity, except Plant network with P1',
      'Respond › Hardware, After hours, except Plant network with P1',
      'Respond › Line of business, tier 1 or 2, except Plant network with P1',
      'Reinforce › anything but Policy',
      'Reinvent › anything but Cloud migration',
    ]);
  });

  it('hold nothing of Hardware in business hours, and nothing that x1 decides', () => {
    const regions = gapsOf(narrowed).map((gap) => gap.region);
    const open = (more: Parameters<typeof situation>[1]) =>
      regions.some((region) => inRegion(narrowed, region, situation('printer', more)));
    expect(open({})).toBe(false);
    expect(open({ window: 'after-hours' })).toBe(true);
    expect(open({ window: 'after-hours', system: 'plant-network', priority: 'P1' })).toBe(false);
  });
});

describe('other gaps', () => {
  it('an agreement without rules has one: everything', () => {
    expect(texts({ ...harborLane, rules: [], exceptions: [] })).toEqual(['everything']);
  });

  it('an exception that names no team makes one, less what earlier exceptions decide', () => {
    const nobody = exception('x2', { categories: ['hardware'] }, owns('onsite-it', { accountable: null, responsible: [] }));
    const found = gapsOf({ ...harborLane, exceptions: [...harborLane.exceptions, nobody] });
    expect(found.map((gap) => [gap.rule, gap.region.text]).at(-1)).toEqual(['x2', 'Respond › Hardware, except Plant network with P1']);
  });
});
