import type { BodyOf } from '../../../contract/route.js';
import type { changeView } from '../../../contract/saved-views.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { peopleOf } from '../identity/index.js';
import { demandRoom } from './demand-room.js';
import { demand, mayChange, mayKeep } from './may.js';
import { deleteView, loadView, teamsOfParty, updateView } from './saved-views.repo.js';
import { viewSavedView } from './saved-views.view.js';

export function changeSavedView(ctx: Ctx, events: Events, id: string, change: BodyOf<typeof changeView>) {
  return ctx.write(async (tx) => {
    const before = await loadView(tx, ctx.partnership, ctx.member, id);
    demand(mayChange(ctx.member, before));
    const reach = change.reach ?? before.reach;
    const team = reach !== 'team' ? null : change.team === undefined ? before.team : change.team;
    // What becomes personal belongs to who made it so, otherwise nobody would find it.
    const owner = reach === 'personal' ? ctx.person.id : before.owner_id;
    if (reach !== before.reach || team !== before.team) {
      const ownTeams = await teamsOfParty(tx, ctx.partnership, ctx.member.party);
      demand(mayKeep(ctx.member, { reach, team }, ownTeams));
      if (reach !== before.reach) await demandRoom(tx, ctx, { reach, owner_id: owner }, ownTeams);
    }
    const after = {
      ...before,
      reach,
      team,
      owner_id: owner,
      name: change.name ?? before.name,
      search: change.search ?? before.search,
      updated_at: ctx.now,
    };
    await updateView(tx, before, {
      reach,
      team,
      owner_id: owner,
      name: after.name,
      search: after.search,
      updated_at: ctx.now,
    });
    await events.emit(tx, authorOf(ctx), [
      {
        kind: 'saved-view.changed',
        subject: { type: 'saved-view', id },
        data: { before: { reach: before.reach, team: before.team }, after: { reach, team } },
      },
    ]);
    return viewSavedView(after, await peopleOf(tx, ctx.partnership, [after.owner_id]), ctx.member);
  });
}

export function removeSavedView(ctx: Ctx, events: Events, id: string): Promise<null> {
  return ctx.write(async (tx) => {
    const row = await loadView(tx, ctx.partnership, ctx.member, id);
    demand(mayChange(ctx.member, row));
    await deleteView(tx, row);
    await events.emit(tx, authorOf(ctx), [
      { kind: 'saved-view.removed', subject: { type: 'saved-view', id }, data: { reach: row.reach, team: row.team } },
    ]);
    return null;
  });
}
