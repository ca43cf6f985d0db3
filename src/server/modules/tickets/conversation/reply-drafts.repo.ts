/** Rows of replies in the making: one for each person and ticket, reached by that person alone. */
import type { Read, Tx } from '../../../platform/db/db.js';
import type { ReplyDraftTable } from './tables.js';

export interface Writer {
  readonly partnership: string;
  readonly ticket: string;
  readonly person: string;
}

const ofWriter = ({ partnership, ticket, person }: Writer) => ({ partnership_id: partnership, ticket_id: ticket, person_id: person });

export async function findReplyDraft(db: Read, writer: Writer, lock = false): Promise<ReplyDraftTable | null> {
  const found = db.selectFrom('reply_drafts').selectAll();
  const one = found
    .where('partnership_id', '=', writer.partnership)
    .where('ticket_id', '=', writer.ticket)
    .where('person_id', '=', writer.person);
  return (await (lock ? one.forUpdate() : one).executeTakeFirst()) ?? null;
}

export type Kept = Omit<ReplyDraftTable, 'partnership_id' | 'ticket_id' | 'person_id'>;

const stored = ({ attachments, others, ...row }: Kept) => ({
  ...row,
  attachments: JSON.stringify(attachments) as never,
  others: JSON.stringify(others) as never,
});

/** False: another page was first at this very moment. */
export async function beginReplyDraft(tx: Tx, writer: Writer, row: Kept): Promise<boolean> {
  const made = tx.insertInto('reply_drafts').values({ ...ofWriter(writer), ...stored(row) });
  const { numInsertedOrUpdatedRows } = await made.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function keepReplyDraft(tx: Tx, { partnership, ticket, person }: Writer, row: Kept): Promise<void> {
  await tx
    .updateTable('reply_drafts')
    .set(stored(row))
    .where('partnership_id', '=', partnership)
    .where('ticket_id', '=', ticket)
    .where('person_id', '=', person)
    .execute();
}

export async function removeReplyDraft(tx: Tx, { partnership, ticket, person }: Writer): Promise<void> {
  await tx
    .deleteFrom('reply_drafts')
    .where('partnership_id', '=', partnership)
    .where('ticket_id', '=', ticket)
    .where('person_id', '=', person)
    .execute();
}
