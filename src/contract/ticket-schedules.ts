/** Recurring tickets: a template on a schedule. */
import { z } from 'zod';
import { WEEKDAYS, type Weekday } from '../core/calendar/definition.js';
import { MOST_EVERY, type Schedule } from '../core/recurrence/schedule.js';
import { noContent, route } from './route.js';
import { instant, partnershipParams, permission, person, slug, uuid } from './shapes.js';

const tag = 'Recurring tickets';

const every = z.number().int().min(1).max(MOST_EVERY);
const weekday = z.enum(WEEKDAYS as [Weekday, ...Weekday[]]);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'A day as YYYY-MM-DD');

const schedule = z
  .strictObject({
    rhythm: z.discriminatedUnion('unit', [
      z.strictObject({ unit: z.literal('day'), every }),
      z.strictObject({ unit: z.literal('week'), every, weekdays: z.array(weekday).min(1).max(7) }),
      z.strictObject({ unit: z.literal('month'), every, day: z.union([z.number().int().min(1).max(31), z.literal('last')]) }),
    ]),
    /** Minutes since midnight on the wall of the zone. */
    at: z.number().int().min(0).max(1439),
    zone: z.string().min(1).max(60),
    from: date,
    /** The last agreed day; null: for good. */
    until: date.nullable(),
    /** A calendar of the agreement: what falls on a day when it never opens moves to its next open day. */
    onlyOnOpenDays: slug.nullable(),
  })
  .meta({ id: 'Schedule' }) satisfies z.ZodType<Schedule>;

export const PAUSED_BECAUSE = ['by-hand', 'no-agreement', 'template-gone', 'owner-gone', 'refused'] as const;

export const ticketSchedule = z
  .strictObject({
    id: uuid,
    template: z.strictObject({ id: uuid, name: z.string() }),
    /** In whose name the tickets are made. */
    owner: person,
    schedule,
    /** The next five; empty when it has ended or is paused. */
    next: z.array(instant).max(5),
    last: z.strictObject({ at: instant, ticket: uuid }).nullable(),
    paused: z.strictObject({ at: instant, by: person.nullable(), because: z.enum(PAUSED_BECAUSE), text: z.string() }).nullable(),
    /** Pass it back with an edit. */
    revision: z.number().int(),
    can: z.strictObject({ edit: permission }),
  })
  .meta({ id: 'TicketSchedule' });

/** Most that one party keeps. */
export const MOST_SCHEDULES = 200;

export const listTicketSchedules = route({
  id: 'listTicketSchedules',
  method: 'GET',
  path: '/partnerships/:partnership/ticket-schedules',
  tag,
  summary: 'What recurs for the own party, the next one first',
  description: 'Of templates that the caller may use. Nothing of another party. Requesters: 403.',
  params: partnershipParams,
  answer: z.strictObject({ items: z.array(ticketSchedule).max(MOST_SCHEDULES), can: z.strictObject({ add: permission }) }),
});

const body = z.strictObject({ template: uuid, schedule });

export const addTicketSchedule = route({
  id: 'addTicketSchedule',
  method: 'POST',
  path: '/partnerships/:partnership/ticket-schedules',
  tag,
  summary: 'Make a ticket from a template, again and again',
  description:
    'For leads of the party. Each occurrence makes one ticket, in the name of whoever made the schedule; after an outage only the newest one is made, and says so. Personal templates do not recur (422).',
  params: partnershipParams,
  body,
  answer: ticketSchedule,
  status: 201,
});

const one = partnershipParams.extend({ schedule: uuid });

export const editTicketSchedule = route({
  id: 'editTicketSchedule',
  method: 'PUT',
  path: '/partnerships/:partnership/ticket-schedules/:schedule',
  tag,
  summary: 'Change when it recurs, or from which template',
  description: 'With the `revision` that was read: where somebody changed it since, nothing is changed (409). What has passed is not made.',
  params: one,
  body: body.extend({ revision: z.number().int().min(1).max(2_000_000_000) }),
  answer: ticketSchedule,
});

export const pauseTicketSchedule = route({
  id: 'pauseTicketSchedule',
  method: 'PUT',
  path: '/partnerships/:partnership/ticket-schedules/:schedule/paused',
  tag,
  summary: 'Pause it, or let it go on',
  description:
    'Going on, it makes what comes from now; what fell into the pause is not made. Whoever resumes for an owner who left takes over.',
  params: one,
  body: z.strictObject({ paused: z.boolean() }),
  answer: ticketSchedule,
});

export const removeTicketSchedule = route({
  id: 'removeTicketSchedule',
  method: 'DELETE',
  path: '/partnerships/:partnership/ticket-schedules/:schedule',
  tag,
  summary: 'End it for good; tickets it made stay',
  params: one,
  answer: noContent,
  status: 204,
});
