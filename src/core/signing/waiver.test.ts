import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../proof/finding.js';
import { prove } from '../proof/prove.js';
import { harborLane } from '../testing/harbor-lane.js';
import { decidePropose, decideWaive, mayWaive } from './decide-propose.js';
import type { SigningActor } from './proposal.js';
import { inTheWay, type Waiver, waiversUsed } from './waiver.js';

const now = Date.parse('2026-12-01T15:00:00Z');
const later = now + 1_000;
const { findings } = prove(harborLane, { from: now });
const blockers = findings.filter((finding) => finding.severity === 'blocker');
const lead: SigningActor = { person: 'kim', party: 'internal', lead: true, now };
const open = { state: 'draft', parties: harborLane.parties } as const;
const waive = (finding: Finding, until = later): Waiver => ({
  finding: finding.id,
  kind: finding.kind,
  text: finding.text,
  reason: 'Until the new rota',
  by: 'kim',
  until,
});
const code = ({ outcome }: ReturnType<typeof decidePropose>) => (outcome.ok ? 'ok' : outcome.code);

describe('a waiver', () => {
  it('lets its finding pass before its end and not at it', () => {
    const all = blockers.map((finding) => waive(finding));
    expect(inTheWay(findings, [], now)).toEqual(blockers);
    expect(inTheWay(findings, all, later - 1)).toEqual([]);
    expect(inTheWay(findings, all, later)).toEqual(blockers);
  });

  it('is of the finding as it was read: edited hours are another finding, another day of the proof is not', () => {
    const unstaffed = blockers.find((finding) => finding.kind === 'unstaffed')!;
    const elsewhen = prove(harborLane, { from: now + 40 * 86_400_000 }).findings.find(({ id }) => id === unstaffed.id)!;
    expect(elsewhen.text).not.toBe(unstaffed.text);
    expect(inTheWay([elsewhen], [waive(unstaffed)], now)).toEqual([]);
    const longer = { ...unstaffed, text: unstaffed.text.replace(/\d+ h/, '168 h') };
    expect(inTheWay([longer], [waive(unstaffed)], now)).toEqual([longer]);
    expect(inTheWay([{ ...unstaffed, kind: 'raci' }], [waive(unstaffed)], now)).toHaveLength(1);
  });

  it('only matters where it lets a blocker pass', () => {
    const [first, second] = blockers as [Finding, Finding];
    const stale = { ...waive(second), text: 'Something else' };
    const ended = waive(second, now);
    expect(waiversUsed(findings, [waive(first), stale, ended], now)).toEqual([waive(first)]);
  });

  it('law: a further waiver, or a longer one, never leaves more in the way; a later instant never less', () => {
    const some = fc.array(
      fc
        .record({ at: fc.nat(blockers.length - 1), until: fc.integer({ min: 0, max: 20 }) })
        .map(({ at, until }) => waive(blockers[at]!, until)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(some, some, fc.nat(25), fc.nat(5), (waivers, more, at, wait) => {
        const way = inTheWay(findings, waivers, at).length;
        expect(inTheWay(findings, [...waivers, ...more], at).length).toBeLessThanOrEqual(way);
        expect(
          inTheWay(
            findings,
            waivers.map((one) => ({ ...one, until: one.until + wait })),
            at,
          ).length,
        ).toBeLessThanOrEqual(way);
        expect(inTheWay(findings, waivers, at + wait).length).toBeGreaterThanOrEqual(way);
      }),
    );
  });
});

describe('waiving and proposing', () => {
  it('is for the internal lead, of a blocker that is there, with an end in the future', () => {
    const [first] = blockers as [Finding];
    const ask = { finding: first.id, reason: 'Until the new rota', until: later };
    expect(decideWaive(open, findings, ask, lead)).toEqual({ outcome: { ok: true, value: waive(first) }, causes: [] });
    const refusals = [
      decideWaive(open, findings, ask, { ...lead, lead: false }),
      decideWaive(open, findings, ask, { ...lead, party: 'northwind' }),
      decideWaive({ ...open, state: 'proposed' }, findings, ask, lead),
      decideWaive(open, findings, { ...ask, until: now }, lead),
      decideWaive(open, findings, { ...ask, finding: 'gap:none' }, lead),
      decideWaive(open, findings, { ...ask, finding: findings.find((one) => one.severity !== 'blocker')!.id }, lead),
    ];
    expect(refusals.map(({ outcome }) => !outcome.ok && outcome.code)).toEqual([
      'internal-lead-only',
      'internal-lead-only',
      'wrong-state',
      'until-past',
      'no-such-finding',
      'no-such-finding',
    ]);
    expect(mayWaive(open, lead).outcome.ok).toBe(true);
  });

  it('proposes with every blocker mended or waived at the instant of effect', () => {
    const all = blockers.map((finding) => waive(finding));
    const propose = (more: object = {}, actor = lead, state: 'draft' | 'proposed' = 'draft') =>
      code(decidePropose({ ...open, state }, { findings, waivers: all, effectiveAt: null, ...more }, actor));
    expect(propose()).toBe('ok');
    expect(propose({ effectiveAt: later - 1 })).toBe('ok');
    expect(propose({ effectiveAt: later })).toBe('in-the-way');
    expect(propose({ waivers: all.slice(1) })).toBe('in-the-way');
    expect(propose({ effectiveAt: now - 1 })).toBe('in-the-past');
    expect(propose({}, { ...lead, lead: false })).toBe('lead-only');
    expect(propose({}, { ...lead, party: 'somebody' })).toBe('no-party');
    expect(propose({}, lead, 'proposed')).toBe('wrong-state');
  });

  it('says of every blocker why it stands in the way', () => {
    const [first, second, third] = blockers as [Finding, Finding, Finding];
    const waivers = [waive(first, now), { ...waive(second), text: 'Something else' }];
    const { causes } = decidePropose(open, { findings, waivers, effectiveAt: null }, lead);
    expect(causes.slice(0, 3).map(({ ref, text }) => [ref, text.split(':')[0]])).toEqual([
      [first.id, 'The waiver ends before it takes effect'],
      [second.id, 'The finding is another one than was waived'],
      [third.id, 'Mend or waive'],
    ]);
  });
});
