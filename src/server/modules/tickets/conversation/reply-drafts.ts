/**
 * A reply in the making. The newest save is the draft; what another page typed and this one did not
 * continue stays beside it, newest first, until its writer takes it up or throws it away.
 */
import type { z } from 'zod';
import type { replyDraft, saveReplyDraft } from '../../../../contract/reply-drafts.js';
import type { BodyOf } from '../../../../contract/route.js';
import type { Ctx } from '../../../context.js';
import type { Tx } from '../../../platform/db/db.js';
import { Refusal, refused } from '../../../platform/http/refusal.js';
import { reachTicket } from './reach-ticket.js';
import { beginReplyDraft, findReplyDraft, keepReplyDraft, removeReplyDraft, type Writer } from './reply-drafts.repo.js';
import type { ReplyDraftTable } from './tables.js';

type View = z.infer<typeof replyDraft>;
type Saved = NonNullable<View['draft']>;

const MOST_OTHERS = 5;
const writerOf = (ctx: Ctx, ticket: string): Writer => ({ partnership: ctx.partnership, ticket, person: ctx.person.id });
const savedOf = ({ page, body, audience, attachments, saved_at }: ReplyDraftTable): Saved => ({
  page,
  text: body,
  audience,
  attachments,
  savedAt: saved_at,
});
const isBlank = ({ text, attachments }: Pick<Saved, 'text' | 'attachments'>): boolean => text.trim() === '' && attachments.length === 0;

function viewOf(row: ReplyDraftTable | null): View {
  if (row === null) return { revision: 0, draft: null, others: [] };
  const saved = savedOf(row);
  return { revision: row.revision, draft: isBlank(saved) ? null : saved, others: [...row.others] };
}

export function readReplyDraft(ctx: Ctx, ticket: string): Promise<View> {
  return ctx.read(async (read) => {
    await reachTicket(read, ctx, ticket);
    return viewOf(await findReplyDraft(read, writerOf(ctx, ticket)));
  });
}

export function saveReply(ctx: Ctx, ticket: string, { page, edit, revision, ...begun }: BodyOf<typeof saveReplyDraft>): Promise<View> {
  return ctx.write(async (tx) => {
    const { history_id } = await reachTicket(tx, ctx, ticket);
    if (history_id !== null)
      throw refused([{ code: 'ticket.imported', ref: null, text: 'The ticket was imported; it can be read, not worked on' }]);
    const writer = writerOf(ctx, ticket);
    const own = { partnership_id: ctx.partnership, ticket_id: ticket, person_id: ctx.person.id };
    const { text: body, audience, attachments } = begun;
    const saved = { page, edit, body, audience, attachments, saved_at: ctx.now };
    let row = await findReplyDraft(tx, writer, true);
    if (row === null) {
      const first = { ...saved, revision: 1, others: [] };
      if (isBlank(begun)) return viewOf(null);
      if (await beginReplyDraft(tx, writer, first)) return viewOf({ ...own, ...first });
      row = await findReplyDraft(tx, writer, true);
      if (row === null) throw new Refusal('conflict', { detail: 'It was sent at this very moment' });
    }
    if (row.page === page && row.edit >= edit) return viewOf(row);
    const continues = row.page === page || row.revision === revision;
    // An empty page has nothing that could take the place of what another one holds.
    if (isBlank(begun) && !continues) return viewOf(row);
    const before = continues ? [] : [savedOf(row)].filter((one) => !isBlank(one) && one.text !== begun.text);
    const kept = row.others.filter((one) => one.page !== page && one.page !== before[0]?.page);
    const next = { ...saved, revision: row.revision + 1, others: [...before, ...kept].slice(0, MOST_OTHERS) };
    await keepReplyDraft(tx, writer, next);
    return viewOf({ ...own, ...next });
  });
}

/** It was sent. What was typed on other pages and not continued on the one that sent it stays; `sent` left out: nothing does. */
export async function endReplyDraft(tx: Tx, writer: Writer, sent: Pick<ReplyDraftTable, 'page' | 'revision'> | undefined): Promise<void> {
  if (sent === undefined) return removeReplyDraft(tx, writer);
  const row = await findReplyDraft(tx, writer, true);
  if (row === null) return;
  const others = row.others.filter((one) => one.page !== sent.page);
  const isIt = row.page === sent.page || row.revision === sent.revision;
  if (isIt && others.length === 0) await removeReplyDraft(tx, writer);
  else await keepReplyDraft(tx, writer, { ...row, ...(isIt ? { body: '', attachments: [] } : {}), others });
}

export function dropReply(ctx: Ctx, ticket: string, page: string | undefined): Promise<null> {
  return ctx.write(async (tx) => {
    await reachTicket(tx, ctx, ticket);
    const writer = writerOf(ctx, ticket);
    const row = page === undefined ? null : await findReplyDraft(tx, writer, true);
    if (page === undefined) await removeReplyDraft(tx, writer);
    else if (row !== null) await keepReplyDraft(tx, writer, { ...row, others: row.others.filter((one) => one.page !== page) });
    return null;
  });
}
