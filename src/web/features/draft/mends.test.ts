import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { applyEdit } from '../../../core/drafting/apply.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import { prove } from '../../../core/proof/prove.js';
import { exception, harborLane, owns, row } from '../../../core/testing/harbor-lane.js';
import { draftGrid } from './draft-grid.js';
import { closeGap, mendOf, touches, withoutRule } from './mends.js';
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
      expect(mendOf(agreement, gap!)).toEqual({ kind: 'own' });
      const next = made(agreement, closeGap(agreement, gap!, 'onsite-it', newId));
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
    expect(closeGap(harborLane, gap, 'onsite-it', newId)).toMatchObject([{ item: { category: 'run', windows: null, tiers: null } }]);
  });

  test('an exception without a team is a gap that gets one', () => {
    const broken = {
      ...harborLane,
      exceptions: [
        exception('x9', { sites: [null], categories: ['printer'] }, { ...owns('onsite-it'), accountable: null, responsible: [] }),
      ],
    };
    const gap = quickProof(broken).findings.find((finding) => finding.rules.includes('x9'))!;
    const changes = closeGap(broken, gap, 'service-desk', newId);
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
    expect(mendOf(broken, finding)).toEqual({ kind: 'remove', rule: 'late' });
    expect(made(broken, withoutRule(broken, 'late'))).toEqual(harborLane);
  });

  test('hours without anybody have no one-click mend', () => {
    const unstaffed = prove(harborLane, { from: FROM }).findings.find((one) => one.kind === 'unstaffed')!;
    expect(mendOf(harborLane, unstaffed)).toEqual({ kind: 'none' });
  });
});

test('a gap touches the cells that name nobody', () => {
  const grid = draftGrid(harborLane, { openWindows: new Set(harborLane.windows.windows.map((one) => one.id)), closedRows: new Set() });
  const { findings } = quickProof(harborLane);
  for (const one of grid.rows)
    for (const [at, column] of grid.columns.entries())
      if (one.cells[at]!.from === 'none') expect(findings.some((finding) => touches(finding, one, column))).toBe(true);
});
