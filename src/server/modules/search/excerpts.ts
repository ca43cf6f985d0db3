/** What to show of the places where the words stand. Texts are read as the reader may read them, once more. */
import { sql } from 'kysely';
import { excerptOf, hasAll, type Marks, marksIn, type Sought } from '../../../core/search/marks.js';
import { nearestWords } from '../../../core/search/nearest.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { type PeopleById, peopleOf, personIn } from '../identity/index.js';
import type { Found, Reader } from './find-tickets.js';

interface Excerpt {
  text: string;
  marks: [number, number][];
}
type PersonShown = ReturnType<typeof personIn>;

export type Matched =
  | { in: 'number' }
  | { in: 'subject'; excerpt: Excerpt }
  | { in: 'message'; excerpt: Excerpt; message: string; by: PersonShown | null; at: number }
  | { in: 'person'; excerpt: Excerpt; as: 'requester' | 'assignee' };

export interface Shown {
  readonly ticket_id: string;
  readonly subject: string;
  readonly requester: string | null;
  readonly assignee: string | null;
}

interface Message {
  readonly message_id: string;
  readonly at: number;
  readonly author: string | null;
  readonly body: string;
}

/** Where each of the tickets of a page has what was found, by ticket. */
export async function excerptsOf(
  db: Read,
  reader: Reader,
  found: Found,
  tickets: readonly Shown[],
  people: PeopleById,
): Promise<ReadonlyMap<string, Matched[]>> {
  const ids = tickets.flatMap(({ ticket_id }) => found.inMessage.get(ticket_id) ?? []);
  const messages = await readable(db, reader, ids);
  const authors = await peopleOf(
    db,
    reader.partnership,
    [...messages.values()].map((one) => one.author),
  );
  const { sought } = found.asked;
  const typed = found.asked.question.wanted.flatMap((term) => term.words);
  return new Map(
    tickets.map((ticket) => {
      const matches: Matched[] = [];
      if (found.byNumber.has(ticket.ticket_id)) matches.push({ in: 'number' });
      if (hasAll(ticket.subject, sought) && sought.length > 0)
        matches.push({ in: 'subject', excerpt: shown(ticket.subject, marksIn(ticket.subject, sought)) });
      else if (found.near.has(ticket.ticket_id))
        matches.push({ in: 'subject', excerpt: shown(ticket.subject, nearMarks(ticket.subject, typed)) });
      const message = messages.get(found.inMessage.get(ticket.ticket_id) ?? '');
      if (message) {
        const by = message.author === null ? null : personIn(authors, message.author);
        const excerpt = shown(message.body, marksIn(message.body, sought));
        matches.push({ in: 'message', excerpt, message: message.message_id, by, at: message.at });
      }
      for (const as of ['requester', 'assignee'] as const) {
        const person = ticket[as];
        const name = person !== null && found.people.includes(person) ? people.get(person)?.name : undefined;
        if (name !== undefined) matches.push({ in: 'person', excerpt: shown(name, nearMarks(name, typed)), as });
      }
      return [ticket.ticket_id, matches];
    }),
  );
}

const shown = (text: string, marks: Marks): Excerpt => {
  const excerpt = excerptOf(text, marks);
  return { text: excerpt.text, marks: excerpt.marks.map(([from, to]) => [from, to]) };
};

/** Marks of words that were not typed as they stand. */
function nearMarks(text: string, typed: readonly string[]): Marks {
  const words = nearestWords(typed, text)
    .flatMap((word, index) => [word, typed[index]!])
    .filter((word) => word !== null);
  const sought: Sought[] = words.map((word) => ({ words: [[word]], open: word.length > 2 }));
  return marksIn(text, sought);
}

async function readable(db: Read, { partnership, member }: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Message>> {
  if (ids.length === 0) return new Map();
  const allowed = member.party === null ? sql`audience = 'requester'` : sql`(audience <> 'own-party' or author_party = ${member.party})`;
  const { rows } = await sql<Message>`
    select message_id, at, author, body from messages
    where partnership_id = ${partnership}::uuid and message_id = any(${ids}::uuid[]) and ${allowed}`.execute(db as Tx);
  return new Map(rows.map((row) => [row.message_id, row]));
}
