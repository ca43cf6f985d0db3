import type { saveDeskSettings } from '../../../contract/desk-settings.js';
import type { Place } from '../../../contract/errors.js';
import type { BodyOf } from '../../../contract/route.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { invalid, Refusal } from '../../platform/http/refusal.js';
import { agreementInForce } from '../agreements/index.js';
import { peopleOf } from '../identity/index.js';
import { keptSettings } from './desk-settings.repo.js';
import { demandLead, viewSettings } from './desk-settings.view.js';

type Body = BodyOf<typeof saveDeskSettings>;

/** The first who saves takes the row; the other one is told that somebody changed it. */
export function save(ctx: Ctx, events: Events, { settings, revision }: Body) {
  demandLead(ctx);
  return ctx.write(async (tx) => {
    const places = await problems(tx, ctx, settings);
    if (places.length > 0) throw invalid(places);
    const before = await keptSettings(tx, ctx.partnership);
    const row = { settings: JSON.stringify(settings), revision: revision + 1, changed_by: ctx.person.id, changed_at: ctx.now };
    const saved =
      revision === 0
        ? await tx
            .insertInto('desk_settings')
            .values({ partnership_id: ctx.partnership, ...row } as never)
            .onConflict((conflict) => conflict.doNothing())
            .returning('revision')
            .executeTakeFirst()
        : await tx
            .updateTable('desk_settings')
            .set(row as never)
            .where('partnership_id', '=', ctx.partnership)
            .where('revision', '=', revision)
            .returning('revision')
            .executeTakeFirst();
    if (saved === undefined) throw changedSince();
    const data = { before: before.settings, after: settings };
    await events.emit(tx, authorOf(ctx), [{ kind: 'desk-settings.changed', subject: { type: 'partnership', id: ctx.partnership }, data }]);
    return viewSettings(tx, ctx, await keptSettings(tx, ctx.partnership));
  });
}

function changedSince(): Refusal {
  const text = 'Somebody changed the desk settings since; read them again, then change them';
  return new Refusal('conflict', { detail: text, causes: [{ code: 'desk-settings.changed', ref: null, text }] });
}

/** Every reference that leads nowhere, and every rule that could never be fulfilled. */
async function problems(db: Read, ctx: Ctx, { approvals }: Body['settings']): Promise<readonly Place[]> {
  const { agreement } = await agreementInForce(db, ctx.partnership, ctx.now);
  const named = approvals.flatMap((rule) => [...rule.approvers.people, ...rule.except]);
  const people = await peopleOf(db, ctx.partnership, named);
  const has = (list: readonly { readonly id: string }[], id: string) => list.some((one) => one.id === id);
  return approvals.flatMap((rule, index) => {
    const at = (path: readonly (string | number)[], text: string): Place => ({
      path: ['body', 'settings', 'approvals', index, ...path],
      text,
    });
    const { people: persons, teams, leadsOf } = rule.approvers;
    const unknown = [
      ...(rule.categories ?? []).flatMap((id, n) =>
        has(agreement.categories, id) ? [] : [at(['categories', n], `There is no category '${id}'`)],
      ),
      ...teams.flatMap((id, n) => (has(agreement.teams, id) ? [] : [at(['approvers', 'teams', n], `There is no team '${id}'`)])),
      ...leadsOf.flatMap((id, n) => (has(agreement.parties, id) ? [] : [at(['approvers', 'leadsOf', n], `There is no party '${id}'`)])),
      ...persons.flatMap((id, n) =>
        people.has(id) ? [] : [at(['approvers', 'people', n], 'There is no such person in this partnership')],
      ),
    ];
    if (approvals.findIndex((one) => one.id === rule.id) !== index) unknown.push(at(['id'], 'Another rule has this id'));
    if (persons.length + teams.length + leadsOf.length === 0) unknown.push(at(['approvers'], `Say who approves "${rule.name}"`));
    else if (teams.length + leadsOf.length === 0 && persons.filter((id) => !rule.except.includes(id)).length < rule.needed)
      unknown.push(at(['needed'], `"${rule.name}" names fewer people than have to say yes`));
    return unknown;
  });
}
