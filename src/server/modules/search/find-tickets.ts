/** Which tickets a question finds for a reader, and where; ids alone. Every look is bounded and follows an index. */
import { sql } from 'kysely';
import { meant } from '../../../core/search/nearest.js';
import type { Member } from '../../context.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { type Asked, asked, type TextQuery } from './asked.js';

/** Who looks, and in what: the desk, or an import. */
export interface Reader {
  readonly partnership: string;
  readonly member: Member;
  readonly now: number;
}

/** So many subjects and so many messages are looked at; the most recent where there are more. */
const MOST = 500;
/** With fewer than this, words that go on are looked for too. */
const ENOUGH = 20;
const PEOPLE = 5;
/** So many words may be typed wrongly. */
const MOST_NEAR = 6;
/** A short word comes close to everything, and another number is another thing. */
const mayBeWrong = (word: string): boolean => word.length >= 3 && !/\p{N}/u.test(word);
const WEEK_MS = 604_800_000;
/** Looked through one after the other until there is enough: weeks back from now, then all there are. */
const BACK = [4, 26, null] as const;
/** Fewer than this in the first weeks are few in all: no need to go back step by step. */
const RARE = 10;

export interface Found {
  readonly asked: Asked;
  readonly byNumber: ReadonlySet<string>;
  readonly inSubject: ReadonlySet<string>;
  /** The most recent message with the words, by ticket. */
  readonly inMessage: ReadonlyMap<string, string>;
  readonly near: ReadonlySet<string>;
  readonly people: readonly string[];
  readonly ofPeople: ReadonlySet<string>;
  readonly subjectsCapped: boolean;
  readonly capped: boolean;
  /** What may have been meant. */
  readonly suggestion: string | null;
}

export async function findTickets(db: Read, reader: Reader, text: string, history: string | null): Promise<Found> {
  const wanted = await asked(db, text);
  const byNumber = await withNumber(db, reader, wanted, history);
  let hits = wanted.whole ? await textsWith(db, reader, wanted.whole, history) : NOTHING;
  if (hits.subjects.length + hits.messages.length < ENOUGH && wanted.begun) {
    hits = joined(hits, await textsWith(db, reader, wanted.begun, history));
  }
  const words = wanted.question.wanted.flatMap((term) => term.words).slice(0, MOST_NEAR);
  const people = reader.member.party === null ? [] : await membersNear(db, words);
  const ofPeople = people.length === 0 ? [] : await ticketsOf(db, reader, people, history);
  const some = byNumber.length + hits.subjects.length + hits.messages.length + ofPeople.length;
  const near = some > 0 ? [] : await subjectsNear(db, reader, words.filter(mayBeWrong), history);
  return {
    asked: wanted,
    byNumber: new Set(byNumber),
    inSubject: new Set(hits.subjects),
    inMessage: new Map(hits.messages),
    near: new Set(near.map(({ id }) => id)),
    people,
    ofPeople: new Set(ofPeople),
    subjectsCapped: hits.subjects.length >= MOST,
    capped: hits.subjects.length >= MOST || hits.messages.length >= MOST,
    suggestion:
      some > 0
        ? null
        : meant(
            words.join(' '),
            near.map(({ subject }) => subject),
          ),
  };
}

/** The same for lists that have an order of their own: null when a word is so frequent that the list itself finds it soon. */
export async function ticketsWith(db: Read, reader: Reader, text: string, history: string | null): Promise<string[] | null> {
  const found = await findTickets(db, reader, text, history);
  const isPlain = found.asked.question.wanted.length === 1 && /^[\p{L}\p{N}]+$/u.test(text);
  if (found.subjectsCapped && isPlain) return null;
  const { byNumber, inSubject, inMessage, near, ofPeople } = found;
  return [...new Set([...byNumber, ...inSubject, ...inMessage.keys(), ...ofPeople, ...near])];
}

interface Hits {
  readonly subjects: readonly string[];
  readonly messages: readonly (readonly [string, string])[];
}
const NOTHING: Hits = { subjects: [], messages: [] };

const joined = (one: Hits, other: Hits): Hits => ({
  subjects: [...new Set([...one.subjects, ...other.subjects])],
  messages: [...other.messages, ...one.messages],
});

async function textsWith(db: Read, { member, now }: Reader, { loose, strict }: TextQuery, history: string | null): Promise<Hits> {
  const party = member.party;
  const requester = party === null ? member.person : null;
  const thisWeek = Math.floor(now / WEEK_MS);
  let hits = NOTHING;
  for (const back of BACK) {
    // A requester's tickets are few: all at once.
    if (requester !== null && back !== null) continue;
    const lacks = { subjects: hits.subjects.length < MOST, messages: hits.messages.length < MOST };
    if (!lacks.subjects && !lacks.messages) break;
    if (back === BACK[1] && hits.subjects.length + hits.messages.length < RARE) continue;
    // A week ahead, for clocks that run before ours.
    const weeks = back === null ? null : Array.from({ length: back + 2 }, (_, index) => thisWeek + 1 - index);
    const { rows } = await sql<Hit>`
      select * from tandem.texts_with(${loose}, ${strict}, ${weeks}::bigint[], ${party}, ${requester}::uuid, ${history}::uuid,
        ${lacks.subjects ? MOST : 0}, ${lacks.messages ? MOST : 0})`.execute(db as Tx);
    rows.sort((a, b) => a.at - b.at);
    hits = {
      subjects: lacks.subjects ? rows.flatMap((row) => (row.message_id === null ? [row.ticket_id] : [])) : hits.subjects,
      messages: lacks.messages
        ? rows.flatMap((row) => (row.message_id === null ? [] : [[row.ticket_id, row.message_id] as const]))
        : hits.messages,
    };
  }
  return hits;
}

interface Hit {
  readonly ticket_id: string;
  /** Null: it stands in the subject. */
  readonly message_id: string | null;
  readonly at: number;
}

async function withNumber(db: Read, { partnership, member }: Reader, { question }: Asked, history: string | null): Promise<string[]> {
  if (question.number === null) return [];
  let query = db.selectFrom('tickets').select('ticket_id').where('partnership_id', '=', partnership).where('number', '=', question.number);
  query = history === null ? query.where('history_id', 'is', null) : query.where('history_id', '=', history);
  if (member.party === null)
    query = query.where(sql<boolean>`ticket_id = any(array(select tandem.reached_by(${partnership}::uuid, ${member.person}::uuid)))`);
  return (await query.limit(1).execute()).map((row) => row.ticket_id);
}

async function membersNear(db: Read, words: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    person_id: string;
  }>`select members_near as person_id from tandem.members_near(${words}::text[], ${PEOPLE})`.execute(db as Tx);
  return rows.map((row) => row.person_id);
}

/** The latest of those that they asked for, and the open ones that they work on. */
async function ticketsOf(db: Read, { partnership }: Reader, people: readonly string[], history: string | null): Promise<string[]> {
  const which = history === null ? sql`t.history_id is null` : sql`t.history_id = ${history}::uuid`;
  const { rows } = await sql<{ ticket_id: string }>`
    select found.ticket_id from unnest(${people}::uuid[]) as person
    cross join lateral (
      (select t.ticket_id from tickets t where t.partnership_id = ${partnership}::uuid and t.requester = person and ${which}
       order by t.updated_at desc limit 50)
      union all
      (select t.ticket_id from tickets t where t.partnership_id = ${partnership}::uuid and t.assignee = person and ${which}
       and t.status in ('new', 'open', 'waiting') order by t.sort_due, t.ticket_id limit 50)
    ) as found`.execute(db as Tx);
  return [...new Set(rows.map((row) => row.ticket_id))];
}

async function subjectsNear(db: Read, { partnership, member }: Reader, words: readonly string[], history: string | null) {
  const requester = member.party === null ? member.person : null;
  const { rows } = await sql<{ id: string; subject: string }>`
    select t.ticket_id as id, t.subject
    from tandem.subjects_near(${words}::text[], ${requester}::uuid, ${history}::uuid, 20) as near
    join tickets t on t.partnership_id = ${partnership}::uuid and t.ticket_id = near`.execute(db as Tx);
  return rows;
}
