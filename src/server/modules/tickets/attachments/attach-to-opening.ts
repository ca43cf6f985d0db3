import { MOST_ATTACHMENTS } from '../../../../contract/attachments.js';
import { isAside } from '../../../../core/tickets/audience.js';
import { authorOf } from '../../../author.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { forbidden, refused } from '../../../platform/http/refusal.js';
import { attachmentsOf, bindAttachments } from '../../attachments/index.js';
import { type Loaded, loadTicket } from '../tickets.repo.js';

const WITHIN_MS = 3_600_000;

/** Files of the text that opened a ticket, sent after it: uploading them may take longer than creating. */
export async function attachToOpening(ctx: Ctx, events: Events, ticket: string, attachments: readonly string[]): Promise<null> {
  const { partnership, person, now } = ctx;
  return ctx.write(async (tx) => {
    const loaded = await loadTicket(tx, partnership, ticket, ctx.member, true);
    const opening = loaded.events.find((event) => event.kind === 'messaged' && event.opening === true);
    if (opening?.kind !== 'messaged' || !isBy(opening, person.id))
      throw forbidden([
        { code: 'attachment.not-opener', ref: null, text: 'Only who opened the ticket can add files to its first message' },
      ]);
    if (now - opening.at > WITHIN_MS || actedBesides(loaded, person.id))
      throw refused([{ code: 'attachment.opening-over', ref: null, text: 'Work has begun on it: send the files with a message' }]);
    const { message } = opening;
    await bindAttachments(tx, { partnership, ticket, message, owner: person.id, attachments, now });
    const files = (await attachmentsOf(tx, partnership, ticket, [{ message_id: message }])).get(message) ?? [];
    if (files.length > MOST_ATTACHMENTS)
      throw refused([{ code: 'attachment.too-many', ref: null, text: `A message carries at most ${MOST_ATTACHMENTS} files` }]);
    const word = { kind: 'ticket.attached', subject: { type: 'ticket', id: ticket }, data: { seq: loaded.events.at(-1)!.seq } };
    await events.emit(tx, authorOf(ctx), [word]);
    return null;
  });
}

const isBy = ({ by }: Loaded['events'][number], person: string): boolean => by.kind !== 'system' && by.person === person;

const actedBesides = ({ events }: Loaded, person: string): boolean =>
  events.some((event) => event.by.kind !== 'system' && !isBy(event, person) && !isAside(event));
