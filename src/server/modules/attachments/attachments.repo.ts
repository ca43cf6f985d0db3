/** Rows of attachments: those that messages have taken. Who may read a message is the ticket's to say. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { attachment } from '../../../contract/attachments.js';
import type { Instant } from '../../../core/time.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { invalid } from '../../platform/http/refusal.js';
import type { AttachmentTable } from './tables.js';

export type AttachmentView = z.infer<typeof attachment>;

type Described = Pick<AttachmentTable, 'attachment_id' | 'name' | 'media_type' | 'mismatch' | 'bytes'>;

export const viewAttachment = ({ attachment_id, name, media_type, mismatch, bytes }: Described): AttachmentView => ({
  id: attachment_id,
  name,
  type: media_type,
  bytes,
  mismatch,
});

/** What messages of a ticket carry, by message, in order. `messages` are those that the viewer may read. */
export async function attachmentsOf(
  db: Read,
  partnership: string,
  ticket: string,
  messages: readonly { readonly message_id: string }[],
): Promise<ReadonlyMap<string, readonly AttachmentView[]>> {
  const found = new Map<string, AttachmentView[]>();
  if (messages.length === 0) return found;
  const ids = messages.map((one) => one.message_id);
  const { rows } = await sql<AttachmentTable>`
    select attachment_id, message_id, name, media_type, mismatch, bytes from attachments
    where partnership_id = ${partnership}::uuid and ticket_id = ${ticket}::uuid and message_id = any(${ids}::uuid[])
    order by message_id, place`.execute(db as Tx);
  for (const row of rows) {
    const list = found.get(row.message_id);
    if (list === undefined) found.set(row.message_id, [viewAttachment(row)]);
    else list.push(viewAttachment(row));
  }
  return found;
}

export async function findAttachment(db: Read, partnership: string, id: string): Promise<AttachmentTable | null> {
  const found = db.selectFrom('attachments').selectAll().where('partnership_id', '=', partnership).where('attachment_id', '=', id);
  return (await found.executeTakeFirst()) ?? null;
}

export interface Binding {
  readonly partnership: string;
  readonly ticket: string;
  readonly message: string;
  readonly owner: string;
  readonly attachments: readonly string[];
  readonly now: Instant;
}

/**
 * Gives the owner's uploads to a message of the same transaction. Those that the message has already are
 * passed over; one that is gone, unfinished or another's is refused with its place in the list.
 */
export async function bindAttachments(tx: Tx, { partnership, ticket, message, owner, attachments, now }: Binding): Promise<void> {
  const ids = [...new Set(attachments)];
  if (ids.length === 0) return;
  const { rows } = await sql<{ attachment_id: string }>`
    with taken as (
      delete from pending_attachments
      where partnership_id = ${partnership}::uuid and owner = ${owner}::uuid and attachment_id = any(${ids}::uuid[])
        and bytes is not null and dropped_at is null
      returning attachment_id, name, media_type, mismatch, bytes, sha256),
    bound as (
      insert into attachments (partnership_id, attachment_id, ticket_id, message_id, place, owner, name, media_type, mismatch, bytes, sha256, at)
      select ${partnership}::uuid, attachment_id, ${ticket}::uuid, ${message}::uuid, array_position(${ids}::uuid[], attachment_id), ${owner}::uuid,
        name, media_type, mismatch, bytes, sha256, ${now}::bigint
      from taken returning attachment_id)
    select attachment_id from bound
    union select attachment_id from attachments
    where partnership_id = ${partnership}::uuid and message_id = ${message}::uuid and attachment_id = any(${ids}::uuid[])`.execute(tx);
  const bound = new Set(rows.map((row) => row.attachment_id));
  const missing = attachments.flatMap((id, index) =>
    bound.has(id) ? [] : [{ path: ['body', 'attachments', index], text: 'This file is not there any more: attach it again' }],
  );
  if (missing.length > 0) throw invalid(missing);
}
