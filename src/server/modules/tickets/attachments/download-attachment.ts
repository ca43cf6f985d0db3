import type { Ctx, Member } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import { notFound } from '../../../platform/http/refusal.js';
import type { FileAnswer } from '../../../platform/http/route.js';
import type { Services } from '../../../services.js';
import { findAttachment, findOwnUpload, openAttachment } from '../../attachments/index.js';
import { reaches } from '../reach.js';

/** The file of a message that the caller may read, or an own upload that no message has taken. */
export async function download(services: Pick<Services, 'storage'>, ctx: Ctx, id: string): Promise<FileAnswer> {
  const file = await ctx.read((db) => readable(db, ctx.partnership, ctx.member, id));
  if (file === null) throw notFound();
  return openAttachment(services, ctx, file);
}

async function readable(db: Read, partnership: string, member: Member, id: string) {
  const sent = await findAttachment(db, partnership, id);
  if (sent !== null) return (await readsMessage(db, partnership, sent, member)) ? sent : null;
  const own = await findOwnUpload(db, partnership, id, member.person);
  return own === null ? null : { ...own, media_type: own.media_type!, bytes: own.bytes! };
}

/** The wall between parties stands in the query, as it does for the message itself. */
async function readsMessage(
  db: Read,
  partnership: string,
  { ticket_id, message_id }: { readonly ticket_id: string; readonly message_id: string },
  member: Member,
): Promise<boolean> {
  const tickets = db
    .selectFrom('tickets')
    .select(['requester', 'watchers'])
    .where('partnership_id', '=', partnership)
    .where('ticket_id', '=', ticket_id);
  const ticket = await tickets.executeTakeFirst();
  if (ticket === undefined || !reaches(member, ticket)) return false;
  let message = db
    .selectFrom('messages')
    .select('message_id')
    .where('partnership_id', '=', partnership)
    .where('message_id', '=', message_id);
  const { party } = member;
  if (party === null) message = message.where('audience', '=', 'requester');
  else message = message.where((eb) => eb.or([eb('audience', '!=', 'own-party'), eb('author_party', '=', party)]));
  return (await message.executeTakeFirst()) !== undefined;
}
