import type { BodyOf } from '../../../contract/route.js';
import type { createView } from '../../../contract/saved-views.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { peopleOf } from '../identity/index.js';
import { demandRoom } from './demand-room.js';
import { demand, mayKeep } from './may.js';
import { insertView, type SavedViewRow, teamsOfParty, viewWithKey } from './saved-views.repo.js';
import { viewSavedView } from './saved-views.view.js';
import type { SavedViewTable } from './tables.js';

/** Keeps a view; asked twice with one key it is one view. */
export function keepView(ctx: Ctx, events: Events, { name, reach, team, search, key }: BodyOf<typeof createView>) {
  return ctx.write(async (tx) => {
    const row: SavedViewTable = {
      partnership_id: ctx.partnership,
      view_id: ctx.newId(),
      owner_id: ctx.person.id,
      reach,
      team: reach === 'team' ? team : null,
      name,
      search,
      created_at: ctx.now,
      updated_at: ctx.now,
      creation_key: key === undefined ? null : `${ctx.person.id} ${key}`,
    };
    const answer = async (one: SavedViewRow) => viewSavedView(one, await peopleOf(tx, ctx.partnership, [one.owner_id]), ctx.member);
    const ownTeams = await teamsOfParty(tx, ctx.partnership, ctx.member.party);
    demand(mayKeep(ctx.member, row, ownTeams));
    const before = row.creation_key === null ? undefined : await viewWithKey(tx, ctx.partnership, row.creation_key);
    if (before) return answer(before);
    await demandRoom(tx, ctx, row, ownTeams);
    if (!(await insertView(tx, row))) return answer((await viewWithKey(tx, ctx.partnership, row.creation_key!))!);
    await events.emit(tx, authorOf(ctx), [
      { kind: 'saved-view.kept', subject: { type: 'saved-view', id: row.view_id }, data: { reach, team: row.team } },
    ]);
    return answer(row);
  });
}
