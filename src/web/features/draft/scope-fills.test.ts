import { expect, it } from 'vitest';
import { TIERS } from '../../../core/agreement/agreement.js';
import { matrixOf } from '../../../core/agreement/words/matrix.js';
import { applyEdit } from '../../../core/drafting/apply.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { changesOf } from './fills.js';
import { rescoped } from './scope-fills.js';

const windows = harborLane.windows.windows.map(({ id }) => id);
const cells = ['hardware', 'printer', 'training'].map((category) => ({ category, windows, tiers: TIERS }));

it('changes the scope and not who has it; nobody stays nobody', () => {
  let ids = 0;
  const changes = changesOf(harborLane, rescoped(harborLane, cells, 'project'), () => `new${ids++}`);
  const made = applyEdit(harborLane, changes);
  if (!made.ok) throw new Error(JSON.stringify(made));
  const said = (agreement: typeof harborLane, category: string) =>
    matrixOf(agreement)
      .rows.find((row) => row.category.id === category)!
      .cells.map(({ rule }) => rule && `${rule.accountable} ${rule.scope}`);
  for (const category of ['hardware', 'printer'])
    expect(said(made.agreement, category)).toEqual(said(harborLane, category).map((one) => one?.replace('included', 'project')));
  expect(said(made.agreement, 'training').every((one) => one === null)).toBe(true);
  expect(said(made.agreement, 'switch')).toEqual(said(made.agreement, 'hardware'));
  expect(rescoped(made.agreement, cells, 'project')).toEqual([]);
});
