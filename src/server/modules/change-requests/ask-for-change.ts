import type { askForChange } from '../../../contract/change-requests.js';
import type { BodyOf } from '../../../contract/route.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { refused } from '../../platform/http/refusal.js';
import { peopleOf } from '../identity/index.js';
import { type ChangeRequestRow, insertRequest, openRequestsOf, requestWithKey } from './change-requests.repo.js';
import { peopleIn, viewRequest } from './change-requests.view.js';
import type { ChangeRequestTable } from './tables.js';

/** More than anybody waits for an answer to: beyond it a script has gone wild. */
const MOST_OPEN = 50;
const TOO_MANY = `${MOST_OPEN} of your requests wait for an answer already; take one back, or wait until some are answered`;

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
    const answer = async (one: ChangeRequestRow) => viewRequest(one, await peopleOf(tx, ctx.partnership, peopleIn([one])), ctx.member);
    const before = creationKey === null ? null : await requestWithKey(tx, ctx.partnership, creationKey);
    if (before !== null) return answer(before);
    if ((await openRequestsOf(tx, ctx.partnership, ctx.person.id, MOST_OPEN)) >= MOST_OPEN)
      throw refused([{ code: 'change-request.too-many', ref: null, text: TOO_MANY }]);
    if (!(await insertRequest(tx, row))) return answer((await requestWithKey(tx, ctx.partnership, creationKey!))!);
    await events.emit(tx, authorOf(ctx), [
      { kind: 'change-request.asked', subject: { type: 'change-request', id: row.request_id }, data: { title } },
    ]);
    return answer(row);
  });
}
