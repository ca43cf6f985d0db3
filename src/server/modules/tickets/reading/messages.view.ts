/** A page of messages as they are shown: oldest first, with their authors and files. */
import type { z } from 'zod';
import type { message } from '../../../../contract/ticket-shapes.js';
import type { Ctx } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import { attachmentsOf } from '../../attachments/index.js';
import { type PeopleById, peopleOf } from '../../identity/index.js';
import { mergedInto } from '../record/merged.queries.js';
import type { MessageTable } from '../tables.js';
import { cursorBefore, type MessagesPage, newestMessages } from './messages.queries.js';

export type MessageView = z.infer<typeof message>;

export interface ShownMessages {
  readonly messages: MessageView[];
  /** Cursor of what was written before these; null: nothing. */
  readonly earlier: string | null;
  /** Their authors, and those who were asked for besides. */
  readonly people: PeopleById;
}

export async function messagesOf(
  db: Read,
  ctx: Ctx,
  ticket: string,
  page: MessagesPage,
  besides: readonly (string | null)[] = [],
): Promise<ShownMessages> {
  const merged = await mergedInto(db, ctx.partnership, ticket, ctx.member);
  const found = await newestMessages(db, ctx.partnership, [ticket, ...merged.keys()], ctx.member, page);
  const rows = found.slice(0, page.limit).reverse();
  const files = await filesOf(db, ctx.partnership, ticket, rows);
  const people = await peopleOf(db, ctx.partnership, [...besides, ...rows.map((one) => one.author)]);
  return {
    messages: rows.map((one) => ({
      ...viewMessage(one, people, files.get(one.message_id) ?? []),
      writtenOn: one.ticket_id === ticket ? null : { id: one.ticket_id, number: merged.get(one.ticket_id)!.number },
    })),
    earlier: found.length > page.limit ? cursorBefore(rows[0]!) : null,
    people,
  };
}

type Files = Awaited<ReturnType<typeof attachmentsOf>>;

/** Files belong to the ticket that their message was written on. */
async function filesOf(db: Read, partnership: string, ticket: string, rows: readonly MessageTable[]): Promise<Files> {
  const all = new Map(await attachmentsOf(db, partnership, ticket, rows));
  for (const other of new Set(rows.map((row) => row.ticket_id))) {
    if (other === ticket) continue;
    for (const [message, files] of await attachmentsOf(db, partnership, other, rows)) all.set(message, files);
  }
  return all;
}

function viewMessage(
  one: MessageTable,
  people: PeopleById,
  attachments: readonly MessageView['attachments'][number][],
): Omit<MessageView, 'writtenOn'> {
  return {
    id: one.message_id,
    at: one.at,
    by: one.author === null ? null : (people.get(one.author) ?? null),
    byParty: one.author_party,
    audience: one.audience,
    automatic: one.author === null,
    text: one.body,
    attachments: [...attachments],
  };
}
