/** Mentions in a message that is being written: who they are, whether they may read it, and word to them. */

import { type Desk, partyName } from '../../../../core/tickets/desk.js';
import type { Audience } from '../../../../core/tickets/event.js';
import { decideMentions, findMentions, MOST_MENTIONS, nameMentions } from '../../../../core/tickets/mentions.js';
import type { Ctx } from '../../../context.js';
import type { Tx } from '../../../platform/db/db.js';
import { refused } from '../../../platform/http/refusal.js';
import { peopleOf } from '../../identity/index.js';
import { notify } from '../../notices/index.js';

export interface Mentions {
  /** The text with the names that people have. */
  readonly text: string;
  readonly people: readonly string[];
}

export interface MentioningText {
  readonly text: string;
  readonly audience: Audience;
  readonly requester: string | null;
  readonly watchers: readonly string[];
}

/** Refused with a cause for each person who could not read it. */
export async function mentionsIn(tx: Tx, ctx: Ctx, desk: Desk, { text, audience, requester, watchers }: MentioningText): Promise<Mentions> {
  const mentioned = findMentions(text);
  if (mentioned.length === 0) return { text, people: [] };
  const people = await peopleOf(tx, ctx.partnership, mentioned.slice(0, MOST_MENTIONS));
  const message = { audience, party: ctx.member.party, requester, watchers };
  const { outcome, causes } = decideMentions(mentioned, people, message, circleOf(audience, ctx.member.party, desk));
  if (!outcome) throw refused(causes);
  return { text: nameMentions(text, people), people: mentioned };
}

function circleOf(audience: Audience, party: string | null, { agreement }: Desk): string {
  if (audience === 'requester') return 'everyone on this ticket';
  return audience === 'shared' ? 'both IT teams' : `${partyName(agreement, party ?? '')} only`;
}

/** Once for each message, and nobody is told of what he wrote himself. */
export function tellMentioned(tx: Tx, ctx: Ctx, ticket: string, message: string, people: readonly string[]): Promise<void> {
  const others = people.filter((person) => person !== ctx.person.id);
  const word = { kind: 'ticket.mentioned', ticket, key: `mention:${message}`, data: { message, by: ctx.person.id } };
  return notify(
    tx,
    ctx.partnership,
    ctx.now,
    others.map((person) => ({ person, ...word })),
  );
}
