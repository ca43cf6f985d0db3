import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { agreementHash } from '../agreement/hash.js';
import type { Situation } from '../agreement/situation.js';
import { startTraffic } from '../replay/traffic.js';
import { dimensionsOf } from '../routing/dimensions.js';
import { regionTest } from '../routing/region.js';
import { compileRouter } from '../routing/router.js';
import { arbitraryAgreement, SMALL } from '../testing/agreement-arbitrary.js';
import { BIG, bigAgreement } from '../testing/agreement-big.js';
import { exception, harborLane, owns, row, situation } from '../testing/harbor-lane.js';
import { recordedTicket } from '../testing/replay-histories.js';
import { DAY, HOUR } from '../time.js';
import { ENGINE } from './certificate.js';
import type { Finding } from './finding.js';
import { HORIZON, prove } from './prove.js';

/** Sat 2026-12-05 00:00 in New York. */
const FROM = Date.UTC(2026, 11, 5, 5);

const find = (agreement: Agreement): readonly Finding[] => prove(agreement, { from: FROM }).findings;
const gaps = (agreement: Agreement): readonly Finding[] => find(agreement).filter(({ kind }) => kind === 'gap');

/** Whether a gap of the agreement holds a situation. */
const inGap = (agreement: Agreement, s: Situation): boolean =>
  gaps(agreement).some(({ regions }) => regions.some((region) => regionTest(dimensionsOf([agreement]), region)(s)));

/** Harbor Lane with a row for each R, so that nothing is open. */
const total: Agreement = {
  ...harborLane,
  rules: [
    ...harborLane.rules,
    row('r8', 'run', owns('infrastructure')),
    row('r9', 'reinforce', owns('onsite-it')),
    row('r10', 'reinvent', owns('onsite-it')),
  ],
};

describe('the proof of Harbor Lane', () => {
  const findings = find(harborLane);

  test('gaps: Run but Patching, Reinforce but Policy, Reinvent but Cloud migration', () => {
    expect(gaps(harborLane).map(({ text, severity }) => [severity, text])).toEqual([
      ['blocker', 'Nobody owns Run › anything but Patching'],
      ['blocker', 'Nobody owns Reinforce › anything but Policy'],
      ['blocker', 'Nobody owns Reinvent › anything but Cloud migration'],
    ]);
    expect(gaps(harborLane)[0]?.witness).toEqual({
      category: 'backup',
      type: 'incident',
      tier: 1,
      priority: 'P1',
      window: 'business',
      system: null,
      site: null,
    });
  });

  test.each([
    ['r3', 'blocker', 123 * HOUR, FROM],
    ['x1', 'warning', 123 * HOUR, FROM],
  ])('unstaffed: %s, a %s', (rule, severity, perWeekMs, at) => {
    const found = findings.filter(({ kind, rules }) => kind === 'unstaffed' && rules.includes(rule));
    expect(found).toMatchObject([{ severity, perWeekMs, at, witness: { window: 'after-hours', priority: 'P1' } }]);
  });

  test('none for r2', () => {
    expect(findings.filter(({ rules }) => rules.includes('r2'))).toEqual([]);
  });

  test('worst first, then by kind', () => {
    expect(findings.map(({ severity, kind }) => `${severity} ${kind}`)).toEqual([
      'blocker gap',
      'blocker gap',
      'blocker gap',
      'blocker unstaffed',
      'blocker unstaffed',
      'warning unstaffed',
      'warning unstaffed',
      'warning infeasible',
    ]);
  });

  test('is not total, and has no certificate', () => {
    expect(prove(harborLane, { from: FROM })).toMatchObject({ total: false, situations: 16_416, certificate: null });
    expect(prove(harborLane, { from: FROM }).ownedShare).toBeCloseTo(13 / 19, 12);
  });
});

describe('variations', () => {
  const narrower = { ...harborLane, rules: harborLane.rules.map((rule) => (rule.id === 'r1' ? { ...rule, category: 'accounts' } : rule)) };

  test('r1 stops at Accounts: Connectivity and Hardware after hours are open, Hardware in business hours is not', () => {
    expect(inGap(narrower, situation('connectivity'))).toBe(true);
    expect(inGap(narrower, situation('printer', { window: 'after-hours' }))).toBe(true);
    expect(inGap(narrower, situation('printer'))).toBe(false);
    expect(inGap(narrower, situation('password-reset'))).toBe(false);
    expect(inGap(narrower, situation('connectivity', { priority: 'P1', system: 'plant-network' }))).toBe(false);
    const texts = gaps(narrower).map(({ text }) => text);
    expect(texts.some((text) => text.includes('Hardware') && text.includes('After hours'))).toBe(true);
    expect(texts.every((text) => !(text.includes('Hardware') && text.includes('Business')))).toBe(true);
  });

  test('x2 = x1 with another Accountable team, behind x1: in conflict as a whole, and shadowed', () => {
    const x2 = exception('x2', harborLane.exceptions[0]!.when, owns('service-desk', { responsible: ['infrastructure'] }));
    const found = find({ ...harborLane, exceptions: [...harborLane.exceptions, x2] }).filter(({ rules }) => rules.includes('x2'));
    expect(found.map(({ kind }) => kind)).toEqual(['conflict', 'shadowed']);
    const [conflict] = found;
    expect(conflict?.rules).toEqual(['x2', 'x1']);
    const holds = regionTest(dimensionsOf([harborLane]), conflict!.regions[0]!);
    expect(holds(situation('erp', { priority: 'P1', system: 'plant-network', tier: 2, site: 'main', window: 'after-hours' }))).toBe(true);
    expect(holds(situation('erp', { priority: 'P2', system: 'plant-network' }))).toBe(false);
  });

  test('two rules that say the same: the later is redundant', () => {
    const found = find({ ...harborLane, exceptions: [...harborLane.exceptions, { ...harborLane.exceptions[0]!, id: 'x2' }] });
    expect(found.filter(({ kind }) => kind === 'redundant').map(({ rules, severity }) => [rules[0], severity])).toEqual([['x2', 'note']]);
    expect(found.filter(({ kind }) => kind === 'conflict' || kind === 'shadowed')).toEqual([]);
  });
});

describe('the certificate', () => {
  test('is given exactly when every situation has an owner, over the hash of the text', () => {
    expect(prove(total, { from: FROM })).toMatchObject({
      total: true,
      ownedShare: 1,
      certificate: { agreementHash: agreementHash(total), situations: 16_416, gaps: 0, engine: ENGINE, from: FROM, horizonMs: HORIZON },
    });
    expect(prove(total, { from: FROM, horizonMs: 30 * DAY }).certificate?.horizonMs).toBe(30 * DAY);
  });

  test('names the release that the package has', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string };
    expect(ENGINE).toBe(`tandem/core ${version}`);
  });
});

describe('traffic', () => {
  test('weighs each finding and puts the heavier first', () => {
    const counting = startTraffic(harborLane);
    const tuesday = Date.parse('2026-03-10T14:00Z');
    const history: readonly (readonly [string, 'P1' | 'P3', number])[] = [
      ['rollout', 'P3', tuesday],
      ['rollout', 'P3', tuesday],
      ['backup', 'P3', tuesday],
      ['cloud-migration', 'P1', tuesday + 12 * HOUR],
      ['policy', 'P1', tuesday + 12 * HOUR],
    ];
    for (const [n, [category, priority, at]] of history.entries()) counting.add(recordedTicket(`T${n}`, at, { category, priority }, []));
    const { findings } = prove(harborLane, { from: FROM, traffic: counting.traffic() });
    expect(findings.map(({ id, trafficShare }) => [id.replace(/^gap:.*/, 'gap'), trafficShare])).toEqual([
      ['gap', 2 / 5],
      ['gap', 1 / 5],
      ['gap', 0],
      ['unstaffed:r6:after-hours:P1', 1 / 5],
      ['unstaffed:r3:after-hours:P1', 0],
      ['unstaffed:r7:after-hours:P1', 1 / 5],
      ['unstaffed:x1:after-hours:P1', 0],
      ['infeasible:r3:respond:northwind>internal:P1', 0],
    ]);
    expect(findings[0]?.text).toContain('Reinvent');
  });

  test('weighs conflicts by where both hold', () => {
    const x2 = exception('x2', harborLane.exceptions[0]!.when, owns('service-desk'));
    const world = { ...harborLane, exceptions: [...harborLane.exceptions, x2] };
    const traffic = [
      { situation: situation('erp', { priority: 'P1', system: 'plant-network' }), count: 1 },
      { situation: situation('erp'), count: 3 },
    ];
    const conflict = prove(world, { from: FROM, traffic }).findings.find(({ kind }) => kind === 'conflict');
    expect(conflict?.trafficShare).toBe(1 / 4);
    expect(prove(world, { from: FROM, traffic: [] }).findings.every(({ trafficShare }) => trafficShare === null)).toBe(true);
  });
});

describe('any agreement', () => {
  test('gives the same findings twice, each with a name of its own, words and a mend', () => {
    fc.assert(
      fc.property(arbitraryAgreement(SMALL), (agreement) => {
        const once = prove(agreement, { from: FROM });
        expect(prove(compileRouter(structuredClone(agreement)), { from: FROM })).toEqual(once);
        expect(new Set(once.findings.map(({ id }) => id)).size).toBe(once.findings.length);
        for (const { text, mend, kind, witness, trafficShare } of once.findings) {
          expect(text).not.toBe('');
          expect(mend).not.toBe('');
          expect(trafficShare).toBeNull();
          // What never decides has no situation to show.
          if (kind !== 'shadowed' && kind !== 'redundant') expect(witness).not.toBeNull();
        }
        expect(once.total).toBe(once.findings.every(({ kind }) => kind !== 'gap'));
        expect(once.certificate !== null).toBe(once.total);
      }),
      { numRuns: 40 },
    );
  });

  test('of 300 categories, 500 systems, 50 sites and 2,000 exceptions is proved without looking at each of its situations', () => {
    const proof = prove(bigAgreement('narrow', 1, BIG), { from: FROM });
    expect(proof.situations).toBeGreaterThan(1e9);
    expect(proof.findings.length).toBeGreaterThan(100);
  });
});
