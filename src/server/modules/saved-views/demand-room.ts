import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import { refused } from '../../platform/http/refusal.js';
import { countKept, MOST_COMMON, MOST_PERSONAL, type SavedViewRow } from './saved-views.repo.js';

/** 422 where as many views as may be kept stand already. */
export async function demandRoom(
  tx: Tx,
  { partnership }: Pick<Ctx, 'partnership'>,
  view: Pick<SavedViewRow, 'reach' | 'owner_id'>,
  ownTeams: readonly string[],
): Promise<void> {
  const most = view.reach === 'personal' ? MOST_PERSONAL : MOST_COMMON;
  if ((await countKept(tx, partnership, view, ownTeams)) < most) return;
  throw refused([{ code: 'saved-view.too-many', ref: null, text: `There are ${most} such views already; remove one first` }]);
}
