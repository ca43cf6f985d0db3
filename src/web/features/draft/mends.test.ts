import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { applyEdit } from '../../../core/drafting/apply.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import { prove } from '../../../core/proof/prove.js';
import { readableAgreement, TINY } from '../../../core/testing/agreement-arbitrary.js';
import { exception, harborLane, owns, row } from '../../../core/testing/harbor-lane.js';
import { draftGrid } from './draft-grid.js';
import { mended, mendOf, touches } from './mends.js';
import { quickProof } from './quick-proof.js';

const FROM = Date.UTC(2026, 10, 23);
let ids = 0;
const newId = () => `m${++ids}`;
const made = (agreement: Agreement, changes: readonly DraftChange[]): Agreement => {
  const result = applyEdit(agreement, changes);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.agreement;
};

describe('one-click mends', () => {
  test('each gap of Harbor Lane goes when its cells are given to a team, and no other row changes', () => {
    let agreement: Agreement = harborLane;
    const { findings } = quickProof(agreement);
    expect(findings.length).toBeGreaterThan(0);
    for (let left = findings.length; left > 0; ) {
      const [gap] = quickProof(agreement).findings;
      expect(mendOf(agreement, gap!)).toMatchObject({ kind: 'team', words: 'own' });
      const next = made(agreement, mended(agreement, gap!, 'onsite-it', newId));
      expect(next.rules.filter((rule) => agreement.rules.includes(rule))).toEqual(agreement.rules);
      const now = quickProof(next).findings.length;
      expect(now).toBeLessThan(left);
      agreement = next;
      left = now;
    }
    expect(quickProof(agreement).ownedShare).toBe(1);
  });

  test('a gap of a category and what is below it takes one row, which the others inherit', () => {
    const gap = quickProof(harborLane).findings.find((finding) => finding.text.startsWith('Nobody owns Run'))!;
    expect(mended(harborLane, gap, 'onsite-it', newId)).toMatchObject([{ item: { category: 'run', windows: null, tiers: null } }]);
  });

  test('an exception without a team is a gap that gets one', () => {
    const broken = {
      ...harborLane,
      exceptions: [
        exception('x9', { sites: [null], categories: ['printer'] }, { ...owns('onsite-it'), accountable: null, responsible: [] }),
      ],
    };
    const gap = quickProof(broken).findings.find((finding) => finding.rules.includes('x9'))!;
    const changes = mended(broken, gap, 'service-desk', newId);
    expect(changes).toMatchObject([
      { kind: 'put', list: 'exceptions', item: { id: 'x9', accountable: 'service-desk', responsible: ['service-desk'] } },
    ]);
    expect(quickProof(made(broken, changes)).findings.some((finding) => finding.rules.includes('x9'))).toBe(false);
  });

  test('a row that can never decide is taken away', () => {
    const broken = {
      ...harborLane,
      rules: [...harborLane.rules, row('late', 'hardware', owns('infrastructure'), { windows: ['business'] })],
    };
    const finding = prove(broken, { from: FROM }).findings.find((one) => one.rules[0] === 'late' && one.kind === 'shadowed')!;
    expect(mendOf(broken, finding)).toEqual({ kind: 'change', words: 'remove', rule: 'late' });
    expect(made(broken, mended(broken, finding, '', newId))).toEqual(harborLane);
  });

  const proved = (agreement: Agreement) => prove(agreement, { from: FROM }).findings;

  test('hours without anybody: a team that is on duty then does the work, and the Accountable one stays', () => {
    const unstaffed = proved(harborLane).find((one) => one.id.startsWith('unstaffed:r3:after-hours'))!;
    const mend = mendOf(harborLane, unstaffed);
    expect(mend).toMatchObject({ kind: 'team', words: 'work' });
    expect(mend.kind === 'team' && mend.teams).not.toContain('onsite-it');
    const next = made(harborLane, mended(harborLane, unstaffed, 'service-desk', newId));
    expect(proved(next).some((one) => one.id === unstaffed.id)).toBe(false);
    expect(next.rules.filter((rule) => rule.category === 'line-of-business')).toMatchObject([
      { windows: ['business'], accountable: 'onsite-it', responsible: ['onsite-it'] },
      { windows: ['after-hours'], accountable: 'onsite-it', responsible: ['onsite-it', 'service-desk'] },
    ]);
  });

  test('work that nobody does, names that are there twice, and nobody who answers', () => {
    const rule = (more: Partial<Agreement['rules'][number]>): Agreement => ({
      ...harborLane,
      rules: harborLane.rules.map((one) => (one.id === 'r2' ? { ...one, ...more } : one)),
    });
    const afterMend = (agreement: Agreement, kind: string, team = '') => {
      const finding = proved(agreement).find((one) => one.id === `raci:r2:${kind}`)!;
      const next = made(agreement, mended(agreement, finding, team, newId));
      expect(proved(next).some((one) => one.id === finding.id)).toBe(false);
      return next.rules.find((one) => one.id === 'r2');
    };
    expect(afterMend(rule({ responsible: [] }), 'responsible')).toMatchObject({ responsible: ['onsite-it'] });
    const twice = rule({ consulted: ['onsite-it', 'service-desk'], informed: ['onsite-it'] });
    expect(afterMend(twice, 'repeated')).toMatchObject({ consulted: ['service-desk'], informed: [] });
    const nobody = rule({ accountable: null });
    expect(afterMend(nobody, 'accountable', 'infrastructure')).toMatchObject({ accountable: 'infrastructure', responsible: ['onsite-it'] });
  });

  test('what only the internal party may decide goes to it, and the rest of the rule stays', () => {
    const wide = {
      ...harborLane,
      rules: [...harborLane.rules.filter(({ id }) => id !== 'r6'), row('all', 'reinforce', owns('service-desk'))],
    };
    const finding = proved(wide).find((one) => one.id === 'raci:all:internal')!;
    const mend = mendOf(wide, finding);
    expect(mend).toEqual({ kind: 'team', words: 'answer', teams: ['onsite-it'] });
    const next = made(wide, mended(wide, finding, 'onsite-it', newId));
    expect(proved(next).some((one) => one.kind === 'raci')).toBe(false);
    expect(next.rules.find((one) => one.id === 'all')).toEqual(wide.rules.at(-1));
    expect(next.rules.find((one) => one.category === 'policy')).toMatchObject({ accountable: 'onsite-it', responsible: ['service-desk'] });
  });

  test('law: whatever is offered makes an agreement that can be read, without the finding or with less of it', { timeout: 60_000 }, () => {
    const size = (finding: { readonly regions: readonly { readonly situations: number }[] }) =>
      finding.regions.reduce((sum, region) => sum + region.situations, 0);
    fc.assert(
      fc.property(readableAgreement({ ...TINY, categories: 8 }), fc.nat(), (agreement, at) => {
        for (const finding of proved(agreement)) {
          const mend = mendOf(agreement, finding);
          if (mend.kind !== 'team' && mend.kind !== 'change') continue;
          const team = mend.kind === 'team' ? mend.teams[at % mend.teams.length]! : '';
          const changes = mended(agreement, finding, team, newId);
          expect(changes.length).toBeGreaterThan(0);
          const left = proved(made(agreement, changes)).find((one) => one.id === finding.id);
          // Hours of one window may be staffed in part only; a rule that decides in many places is mended place by place.
          if (left && finding.kind !== 'unstaffed') expect(size(left)).toBeLessThan(size(finding));
        }
      }),
      { numRuns: 20 },
    );
  });
});

test('a gap touches the cells that name nobody', () => {
  const grid = draftGrid(harborLane, { openWindows: new Set(harborLane.windows.windows.map((one) => one.id)), closedRows: new Set() });
  const { findings } = quickProof(harborLane);
  for (const one of grid.rows)
    for (const [at, column] of grid.columns.entries())
      if (one.cells[at]!.from === 'none') expect(findings.some((finding) => touches(finding, one, column))).toBe(true);
});
