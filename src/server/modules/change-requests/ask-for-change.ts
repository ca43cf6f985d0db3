import type { askForChange } from '../../../contract/change-requests.js';
import type { BodyOf } from '../../../contract/route.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { peopleOf } from '../identity/index.js';
import { insertRequest, requestWithKey } from './change-requests.repo.js';
import { viewRequest } from './change-requests.view.js';
import type { ChangeRequestTable } from './tables.js';

/** Anybody may ask; asked twice with one key it is one request. */
export async function ask(ctx: Ctx, events: Events, { title, text, about, key }: BodyOf<typeof askForChange>) {
  return ctx.write(async (tx) => {
    const creationKey = key === undefined ? null : `${ctx.person.id} ${key}`;
    const row: ChangeRequestTable = {
      partnership_id: ctx.partnership,
      request_id: ctx.newId(),
      title,
      body: text,
      about,
      at: ctx.now,
      person_id: ctx.person.id,
      state: 'open',
      answer: null,
      answered_at: null,
      answered_by: null,
      draft_id: null,
      creation_key: creationKey,
    };
    const people = await peopleOf(tx, ctx.partnership, [ctx.person.id]);
    if (!(await insertRequest(tx, row))) return viewRequest((await requestWithKey(tx, ctx.partnership, creationKey!))!, people, ctx.member);
    await events.emit(tx, authorOf(ctx), [
      { kind: 'change-request.asked', subject: { type: 'change-request', id: row.request_id }, data: { title } },
    ]);
    return viewRequest(row, people, ctx.member);
  });
}
