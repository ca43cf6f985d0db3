/**
 * People named in a message. A mention stands in the text as `@[Name](person:id)`; whoever is named
 * has to be able to read the message, and no message names more than twenty people.
 *
 * Example: in a note for Northwind only, `@[Maya Lindgren](person:0198…)` of Harbor Lane is refused:
 * "Maya Lindgren cannot read this: it is for Northwind IT only".
 */
import type { Decision } from '../decision.js';
import type { PartyId, PersonId } from '../ids.js';
import { mayRead } from './audience.js';
import type { Audience } from './event.js';

export const MOST_MENTIONS = 20;

/** Somebody as a mention needs him: `party` null is a requester. */
export interface Mentionable {
  readonly name: string;
  readonly party: PartyId | null;
}

/** The message that names people. */
export interface Mentioning {
  readonly audience: Audience;
  /** The author's party; null for a requester. */
  readonly party: PartyId | null;
  /** Who asked. */
  readonly requester: PersonId | null;
  /** Requesters among them read the ticket, too. */
  readonly watchers: readonly PersonId[];
}

const MENTION = /@\[((?:[^\]\\\n]|\\.){0,200})\]\(person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g;
/** Code shows what stands in it and names nobody. */
const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/;

const pieces = (text: string): readonly { readonly text: string; readonly code: boolean }[] =>
  text.split(CODE).map((piece, index) => ({ text: piece, code: index % 2 === 1 }));

/**
 * The people that a text names, each once, in order.
 *
 * @example findMentions('Ask @[Nadia](person:0198c1a0-0000-7000-8000-000000000001)') // ['0198c1a0-…']
 */
export function findMentions(text: string): readonly PersonId[] {
  const found = pieces(text).flatMap((piece) => (piece.code ? [] : [...piece.text.matchAll(MENTION)].map((one) => one[2]!)));
  return [...new Set(found)];
}

/** How a mention stands in a text. */
export const mentionOf = (person: PersonId, name: string): string => `@[${name.replace(/[[\]\\\n]/g, ' ').trim()}](person:${person})`;

/** The text with each mention under the name that the person really has, whatever was typed in its place. */
export function nameMentions(text: string, people: ReadonlyMap<PersonId, Mentionable>): string {
  const named = (piece: string): string =>
    piece.replace(MENTION, (all, _typed: string, person: string) => {
      const one = people.get(person);
      return one === undefined ? all : mentionOf(person, one.name);
    });
  return pieces(text)
    .map((piece) => (piece.code ? piece.text : named(piece.text)))
    .join('');
}

/** Whether somebody reads the message, and so may be named in it. */
export function mayBeMentioned(person: PersonId, { party }: Pick<Mentionable, 'party'>, message: Mentioning): boolean {
  if (party === null) return message.audience === 'requester' && (person === message.requester || message.watchers.includes(person));
  return mayRead(message.audience, message.party, { kind: 'team', party });
}

/**
 * @param people those of the mentioned who belong to the partnership
 * @param circle who reads the message, in words: "both IT teams"
 * @returns true, or false with a cause for each person who may not be named (`ref` is the person)
 */
export function decideMentions(
  mentioned: readonly PersonId[],
  people: ReadonlyMap<PersonId, Mentionable>,
  message: Mentioning,
  circle: string,
): Decision<boolean> {
  if (mentioned.length > MOST_MENTIONS) {
    const text = `A message names at most ${MOST_MENTIONS} people; this one names ${mentioned.length}`;
    return { outcome: false, causes: [{ code: 'message.too-many-mentions', ref: null, text }] };
  }
  const causes = mentioned.flatMap((person) => {
    const one = people.get(person);
    if (one === undefined) return [{ code: 'message.mention-unknown', ref: person, text: 'Somebody mentioned here is not a member' }];
    if (mayBeMentioned(person, one, message)) return [];
    return [{ code: 'message.mention-cannot-read', ref: person, text: `${one.name} cannot read this: it is for ${circle}` }];
  });
  return { outcome: causes.length === 0, causes };
}
