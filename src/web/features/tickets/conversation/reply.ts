/** What somebody is writing, as it is kept in this tab, and what there is to say about it before it goes out. */
import { MOST_ATTACHMENTS } from '../../../../contract/attachments.js';
import type { Audience } from '../../../../core/tickets/event.js';
import type { Attachment } from '../attachments/use-uploads.js';

export interface Reply {
  readonly text: string;
  readonly audience: Audience;
  /** Names the message that it becomes, so that sending it twice writes it once. */
  readonly key: string;
  /** How far the ticket had come when it was begun. */
  readonly seq: number;
  /** The save on the server that it continues. */
  readonly revision: number;
  readonly attachments: readonly Attachment[];
}

/** Under which the tab keeps what is typed on a ticket. */
export const replyKey = (ticket: string): string => `reply.${ticket}`;

export const emptyReply = (audience: Audience): Reply => ({ text: '', audience, key: '', seq: 0, revision: 0, attachments: [] });

export const isBlank = ({ text, attachments }: Pick<Reply, 'text' | 'attachments'>): boolean =>
  text.trim() === '' && attachments.length === 0;

const CIRCLE: Readonly<Record<Audience, number>> = { 'own-party': 0, shared: 1, requester: 2 };

/** Whether more people read the second than the first. */
export const isWider = (before: Audience, now: Audience): boolean => CIRCLE[now] > CIRCLE[before];

/** What of a reply is kept on the server. */
export const kept = ({ text, audience, attachments }: Pick<Reply, 'text' | 'audience' | 'attachments'>) => ({
  text: text.slice(0, 20_000),
  audience,
  attachments: attachments.slice(0, MOST_ATTACHMENTS).map((one) => ({ ...one })),
});
