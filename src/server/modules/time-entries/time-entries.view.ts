/** An entry as people of its side see it, and who may do what with time. */
import type { z } from 'zod';
import type { timeChange, timeEntry } from '../../../contract/time-entries.js';
import { isZone, localTime } from '../../../core/calendar/zone.js';
import type { Instant } from '../../../core/time.js';
import type { Ctx, Member } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { forbidden, invalid, notFound } from '../../platform/http/refusal.js';
import { type PeopleById, personIn } from '../identity/index.js';
import { reaches } from '../tickets/index.js';
import type { TimeEntryChange, TimeFacts } from './tables.js';
import { type EntryRow, findTicket, type TimedTicket } from './time-entries.repo.js';

export type TimeEntryView = z.infer<typeof timeEntry>;

export function viewEntry(row: EntryRow, people: PeopleById, member: Member): TimeEntryView {
  const { id, name, party } = personIn(people, row.person_id);
  return {
    id: row.entry_id,
    ticket: { id: row.ticket_id, number: row.number, subject: row.subject },
    person: { id, name, party },
    day: row.day,
    minutes: row.minutes,
    workType: row.work_type,
    scope: row.scope,
    note: row.note,
    changedAt: row.changed_at,
    own: row.person_id === member.person,
  };
}

export const viewChange = (row: TimeEntryChange, people: PeopleById): z.infer<typeof timeChange> => ({
  id: row.change_id,
  entry: row.entry_id,
  at: row.at,
  by: personIn(people, row.person_id),
  before: viewFacts(row.before),
  after: row.after === null ? null : viewFacts(row.after),
});

const viewFacts = ({ day, minutes, work_type, scope, note }: TimeFacts) => ({ day, minutes, workType: work_type, scope, note });

/** The party of somebody who may see and log time. Time is no business of requesters. */
export function partyOf(member: Member): string {
  if (member.party !== null) return member.party;
  throw forbidden([{ code: 'time.not-yours', ref: null, text: 'Only people of an IT team log time and see it' }]);
}

/** The ticket, when the caller reaches it and may see its time. */
export async function reachTimed(db: Read, ctx: Ctx, id: string): Promise<TimedTicket> {
  const ticket = await findTicket(db, ctx.partnership, id);
  if (ticket === null || !reaches(ctx.member, ticket)) throw notFound();
  partyOf(ctx.member);
  return ticket;
}

/** Where the caller's day ends. */
export async function zoneOf(db: Read, partnership: string, given: string | undefined): Promise<string> {
  if (given !== undefined) {
    if (!isZone(given)) throw invalid([{ path: ['query', 'zone'], text: `There is no time zone "${given}"` }]);
    return given;
  }
  const found = db.selectFrom('partnerships').select('zone').where('partnership_id', '=', partnership);
  return (await found.executeTakeFirstOrThrow()).zone;
}

/** The date of an instant in a zone, as `2026-12-01`. */
export const dayIn = (zone: string, at: Instant): string => localTime(zone, at).date;
