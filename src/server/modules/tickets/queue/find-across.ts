/** Words in the tickets of every partnership of one person: in subjects, in messages that he may read there, and as a number. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { searchMatch } from '../../../../contract/search-match.js';
import { excerptOf, type Marks, marksIn } from '../../../../core/search/marks.js';
import type { PersonCtx } from '../../../context.js';
import type { Tx } from '../../../platform/db/db.js';
import { type Asked, asked, type TextQuery } from '../../search/index.js';

type Person = Pick<PersonCtx, 'person' | 'now'>;
type Match = z.infer<typeof searchMatch>;

export interface FoundAcross {
  readonly asked: Asked;
  /** Null: a word is so frequent in subjects that the list itself finds it soon. */
  readonly tickets: readonly { readonly partnership: string; readonly ticket: string }[] | null;
  /** The latest message with the words, by ticket. */
  readonly inMessage: ReadonlyMap<string, string>;
}

interface Hit {
  readonly partnership_id: string;
  readonly ticket_id: string;
  /** Null: it stands in the subject. */
  readonly message_id: string | null;
  readonly at: number;
}

const MOST = 500;
/** With fewer than this, words that go on are looked for too. */
const ENOUGH = 20;
/** Where a word is frequent, these weeks back are looked through as well. */
const RECENT_WEEKS = 5;
const WEEK_MS = 604_800_000;

export async function findAcross(tx: Tx, { person, now }: Person, text: string): Promise<FoundAcross> {
  const wanted = await asked(tx, text);
  const look = async ({ loose, strict }: TextQuery, weeks: readonly number[] | null): Promise<readonly Hit[]> =>
    (await sql<Hit>`select * from tandem.texts_of_person(${person.id}::uuid, ${loose}, ${strict}, ${weeks}::bigint[], ${MOST})`.execute(tx))
      .rows;
  let hits = wanted.whole ? await look(wanted.whole, null) : [];
  const inSubject = hits.filter((hit) => hit.message_id === null).length;
  if (wanted.whole && hits.length - inSubject >= MOST) {
    const thisWeek = Math.floor(now / WEEK_MS);
    const weeks = Array.from({ length: RECENT_WEEKS + 1 }, (_, index) => thisWeek + 1 - index);
    hits = [...hits, ...(await look(wanted.whole, weeks))];
  }
  if (hits.length < ENOUGH && wanted.begun) hits = [...hits, ...(await look(wanted.begun, null))];
  const { number } = wanted.question;
  const numbered = number === null ? [] : await withNumber(tx, person.id, number);
  const isPlain = wanted.question.wanted.length === 1 && /^[\p{L}\p{N}]+$/u.test(text);
  const tickets = new Map([...hits, ...numbered].map((hit) => [hit.ticket_id, { partnership: hit.partnership_id, ticket: hit.ticket_id }]));
  const messages = hits.flatMap((hit) => (hit.message_id === null ? [] : [[hit.ticket_id, hit.message_id, hit.at] as const]));
  return {
    asked: wanted,
    tickets: inSubject >= MOST && isPlain ? null : [...tickets.values()],
    inMessage: new Map(messages.sort((a, b) => a[2] - b[2]).map(([ticket, message]) => [ticket, message])),
  };
}

const withNumber = async (tx: Tx, person: string, number: string) =>
  (
    await sql<Pick<Hit, 'partnership_id' | 'ticket_id'>>`
      select partnership as partnership_id, ticket as ticket_id from tandem.numbered_of_person(${person}::uuid, ${number})`.execute(tx)
  ).rows;

interface Message {
  readonly ticket_id: string;
  readonly message_id: string;
  readonly at: number;
  readonly body: string;
  readonly author: string | null;
  readonly author_name: string | null;
  readonly author_party: string | null;
}

/** Where each of the tickets of a page has the words. Texts are read as he may read them, once more. */
export async function matchesAcross(
  tx: Tx,
  { person }: Person,
  found: FoundAcross,
  page: readonly { readonly ticket_id: string; readonly subject: string; readonly number: string }[],
): Promise<ReadonlyMap<string, Match[]>> {
  const { sought, question } = found.asked;
  const ids = page.flatMap(({ ticket_id }) => found.inMessage.get(ticket_id) ?? []);
  const { rows } =
    ids.length === 0
      ? { rows: [] as Message[] }
      : await sql<Message>`select * from tandem.messages_for_person(${person.id}::uuid, ${ids}::uuid[])`.execute(tx);
  const messages = new Map(rows.map((one) => [one.ticket_id, one]));
  return new Map(
    page.map(({ ticket_id, subject, number }) => {
      const matches: Match[] = [];
      if (number === question.number) matches.push({ in: 'number' });
      const marks = marksIn(subject, sought);
      if (marks.length > 0) matches.push({ in: 'subject', excerpt: shown(subject, marks) });
      const one = messages.get(ticket_id);
      if (one) {
        const by =
          one.author === null || one.author_name === null ? null : { id: one.author, name: one.author_name, party: one.author_party };
        matches.push({ in: 'message', excerpt: shown(one.body, marksIn(one.body, sought)), message: one.message_id, by, at: one.at });
      }
      return [ticket_id, matches];
    }),
  );
}

const shown = (text: string, all: Marks): { text: string; marks: [number, number][] } => {
  const { text: part, marks } = excerptOf(text, all);
  return { text: part, marks: marks.map(([from, to]) => [from, to]) };
};
