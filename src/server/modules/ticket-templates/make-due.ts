/**
 * Makes the tickets that fall due by schedule. Every server looks. Whoever claims a row makes its ticket: under a
 * key of schedule and occurrence, so that a server that dies in between leaves a claim that ends by itself, and
 * whoever goes on finds the ticket that is there instead of making another. Last, the cursor moves on.
 */
import { sql } from 'kysely';
import { newestOccurrence, nextOccurrences } from '../../../core/recurrence/occurrences.js';
import { type Instant, MINUTE } from '../../../core/time.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { Refusal } from '../../platform/http/refusal.js';
import { newId } from '../../platform/ids.js';
import type { Services } from '../../services.js';
import { findMember } from '../identity/index.js';
import { addExtras, type TicketCreation } from '../tickets/index.js';
import { type Missed, missedWords } from './missed-words.js';
import { pauseByItself } from './pause-by-itself.js';
import { inForceOrNull, openDays } from './schedule.view.js';
import { changeSchedule } from './schedules.repo.js';
import { shelfOf } from './shelf.js';
import type { ScheduleTable, TemplateContent } from './tables.js';
import { countUse, findTemplate } from './templates.repo.js';

const MOST = 50;
const CLAIM_MS = MINUTE;
/** So many missed occurrences are counted; more are "at least" so many. */
const MOST_COUNTED = 400;

type Making = Pick<Services, 'db' | 'events' | 'clock' | 'log'> & { readonly creation: TicketCreation };
type Maker = Pick<Ctx, 'partnership' | 'person' | 'member' | 'now' | 'newId'>;

/** One round; answers how many tickets were made. */
export async function makeDue(making: Making): Promise<number> {
  const now = making.clock.now();
  let made = 0;
  for (;;) {
    let here = 0;
    const due = await making.db.unsafeAcrossPartnerships((tx) =>
      sql<{ partnership_id: string; schedule_id: string }>`select * from tandem.schedules_due(${now}::bigint, ${MOST})`.execute(tx),
    );
    for (const { partnership_id, schedule_id } of due.rows) {
      try {
        const done = await makeOne(making, partnership_id, schedule_id, now);
        if (done !== 'elsewhere') here += 1;
        if (done === 'made') made += 1;
      } catch (error) {
        making.log.warn({ err: error, schedule: schedule_id }, 'A recurring ticket could not be made; it is tried again in a minute');
      }
    }
    // What was looked at is claimed, made or paused: the next look finds others, unless nothing of it went on.
    if (due.rows.length < MOST || here === 0) return made;
  }
}

async function makeOne(making: Making, partnership: string, id: string, now: Instant): Promise<'made' | 'not made' | 'elsewhere'> {
  const { db, events, creation } = making;
  const row = await db.write(partnership, (tx) => claim(tx, partnership, id, now));
  if (row === null) return 'elsewhere';
  const plan = await db.write(partnership, (tx) => planOf(tx, events, row, now));
  if (plan === null) return 'not made';
  const { occurrence, missed, next, content, maker } = plan;
  const { tags, checklist, ...fields } = content;
  try {
    const text = missed === null ? fields.text : `${fields.text}\n\n${missedWords(missed, occurrence, row.schedule.zone)}`;
    const body = { ...fields, text, attributes: {}, requester: null, key: `recurring ${id} ${occurrence}` };
    const ticket = await creation.create({ ctx: maker, body });
    await db.write(partnership, async (tx) => {
      await addExtras(tx, events, maker, ticket.id, { tags, checklist });
      await changeSchedule(tx, partnership, id, { last_at: occurrence, last_ticket: ticket.id });
      await changeSchedule(tx, partnership, id, { next_at: next, claimed_until: null }, row.revision);
      await countUse(tx, partnership, row.template_id);
    });
    return 'made';
  } catch (error) {
    // What was only in the way at this moment is tried again.
    if (!(error instanceof Refusal) || error.code === 'conflict' || error.code === 'unavailable') throw error;
    const { causes = [], places = [] } = error.details;
    const none = causes.some((one) => one.code === 'agreement.none');
    const text = [...causes, ...places].map((one) => one.text).join('. ') || error.message;
    await db.write(partnership, (tx) => pauseByItself(tx, events, row, now, none ? 'no-agreement' : 'refused', text));
    return 'not made';
  }
}

/** Null: another server is at it, or it is not due any more. */
async function claim(tx: Tx, partnership: string, id: string, now: Instant): Promise<ScheduleTable | null> {
  const row = await tx
    .selectFrom('ticket_schedules')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('schedule_id', '=', id)
    .where('next_at', '<=', now)
    .where('paused_at', 'is', null)
    .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', now)]))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (row === undefined) return null;
  await changeSchedule(tx, partnership, id, { claimed_until: now + CLAIM_MS });
  return row;
}

interface Plan {
  readonly occurrence: Instant;
  readonly missed: Missed | null;
  readonly next: Instant | null;
  readonly content: TemplateContent;
  readonly maker: Maker;
}

/** What is to be made; null: it was paused with the reason, or nothing is due by the calendar of now. */
async function planOf(tx: Tx, events: Events, row: ScheduleTable, now: Instant): Promise<Plan | null> {
  const { partnership_id: partnership, schedule, owner } = row;
  const stop = async (because: NonNullable<ScheduleTable['paused_because']>, text: string) => {
    await pauseByItself(tx, events, row, now, because, text);
    return null;
  };
  const template = await findTemplate(tx, partnership, row.template_id);
  const member = await findMember(tx, partnership, owner);
  if (member === null || member.party !== row.party) return stop('owner-gone', 'Whoever it was made for belongs to your party no more');
  const { sees } = await shelfOf(tx, { partnership, member });
  if (template === undefined || template.archived_at !== null || template.owner_kind === 'person' || !sees(template))
    return stop('template-gone', 'The template was archived, or is not shared with your party any more');
  const under = await inForceOrNull(tx, { partnership, now });
  if (under === null) return stop('no-agreement', 'No agreement is in force, so nobody can be accountable yet');
  const calendar = openDays(schedule, under);
  if (calendar === null) return stop('refused', `The agreement has no calendar '${schedule.onlyOnOpenDays}' any more`);
  const due = row.next_at!;
  const occurrence = newestOccurrence(schedule, now, calendar);
  if (occurrence === null || occurrence < due) {
    // A calendar that changed since moved it on.
    const [later = null] = nextOccurrences(schedule, now, 1, calendar);
    await changeSchedule(tx, partnership, row.schedule_id, { next_at: later, claimed_until: null }, row.revision);
    return null;
  }
  const earlier = nextOccurrences(schedule, due - 1, MOST_COUNTED, calendar).filter((at) => at < occurrence);
  const [next = null] = nextOccurrences(schedule, occurrence, 1, calendar);
  const person = { id: owner, name: '', email: '', session: '' };
  const maker = { partnership, person, member, now, newId };
  const missed = earlier.length === 0 ? null : { count: earlier.length, more: earlier.length === MOST_COUNTED, since: earlier[0]! };
  return { occurrence, missed, next, content: template.content, maker };
}
