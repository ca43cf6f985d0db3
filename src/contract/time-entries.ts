/**
 * Time spent on tickets. What each side spent in all is the same for both; who spent it, and on what, is
 * that side's own.
 */
import { z } from 'zod';
import { noContent, route } from './route.js';
import { cause, instant, partnershipParams, person, uuid } from './shapes.js';

const tag = 'Time';

export const WORK_TYPES = ['remote', 'on-site', 'call', 'research', 'travel', 'admin'] as const;
export type WorkType = (typeof WORK_TYPES)[number];
export const TIME_SCOPES = ['included', 'project'] as const;
export type TimeScope = (typeof TIME_SCOPES)[number];
/** One entry is a day at most. */
export const MOST_MINUTES = 1_440;

const workType = z.enum(WORK_TYPES);
const scope = z.enum(TIME_SCOPES);
const minutes = z.number().int().min(1).max(MOST_MINUTES);
const day = z.iso.date();
const note = z.string().trim().max(1_000);
/** The caller's time zone, for where his day ends; left out, that of the partnership. */
const zone = z.string().min(1).max(64).optional();

export const timeEntry = z
  .strictObject({
    id: uuid,
    ticket: z.strictObject({ id: uuid, number: z.string(), subject: z.string() }),
    person: person.nullable(),
    day,
    minutes,
    workType,
    scope,
    note,
    /** Null: as it was logged. */
    changedAt: instant.nullable(),
    own: z.boolean(),
  })
  .meta({ id: 'TimeEntry' });

export const timer = z
  .strictObject({
    ticket: z.strictObject({ id: uuid, number: z.string(), subject: z.string() }),
    startedAt: instant,
    /** It has run on after the person's day: say how long it really was when stopping it. */
    forgotten: z.boolean(),
  })
  .meta({ id: 'Timer' });

const ticketParams = partnershipParams.extend({ ticket: uuid });
const entryParams = partnershipParams.extend({ entry: uuid });
const logged = { day, minutes, workType, scope, note: note.default('') };

export const getTicketTime = route({
  id: 'getTicketTime',
  method: 'GET',
  path: '/partnerships/:partnership/tickets/:ticket/time',
  tag,
  summary: 'Time spent on a ticket: totals of both sides, entries of the own side',
  params: ticketParams,
  answer: z.strictObject({
    totals: z.array(z.strictObject({ party: z.string(), included: z.number().int(), project: z.number().int() })),
    /** The newest; `more` says that there are others. */
    entries: z.array(timeEntry).max(100),
    more: z.boolean(),
    /** What the rule that routed the ticket says of its work. */
    scope,
    scopeCauses: z.array(cause),
  }),
});

export const logTime = route({
  id: 'logTime',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/time-entries',
  tag,
  summary: 'Log time by hand',
  description: 'With `key`, repeating the call answers the same entry.',
  params: ticketParams,
  body: z.strictObject({ ...logged, key: z.string().min(1).max(100).optional() }),
  answer: timeEntry,
  status: 201,
});

export const changeTimeEntry = route({
  id: 'changeTimeEntry',
  method: 'PATCH',
  path: '/partnerships/:partnership/time-entries/:entry',
  tag,
  summary: 'Correct an own entry; what it was before is kept',
  params: entryParams,
  body: z.strictObject({
    day: day.optional(),
    minutes: minutes.optional(),
    workType: workType.optional(),
    scope: scope.optional(),
    note: note.optional(),
  }),
  answer: timeEntry,
});

export const removeTimeEntry = route({
  id: 'removeTimeEntry',
  method: 'DELETE',
  path: '/partnerships/:partnership/time-entries/:entry',
  tag,
  summary: 'Remove an own entry; that it was there is kept',
  params: entryParams,
  answer: noContent,
  status: 204,
});

/** What an entry says. */
const facts = z.strictObject({ day, minutes, workType, scope, note });

export const timeChange = z
  .strictObject({
    id: uuid,
    entry: uuid,
    at: instant,
    by: person,
    before: facts,
    /** Null: it was removed. */
    after: facts.nullable(),
  })
  .meta({ id: 'TimeChange' });

export const listTimeChanges = route({
  id: 'listTimeChanges',
  method: 'GET',
  path: '/partnerships/:partnership/tickets/:ticket/time-changes',
  tag,
  summary: 'What the own side corrected and removed of its time on a ticket, newest first',
  params: ticketParams,
  /** `more` says that there are older ones. */
  answer: z.strictObject({ items: z.array(timeChange).max(100), more: z.boolean() }),
});

const running = z.strictObject({ timer: timer.nullable() });

export const getTimer = route({
  id: 'getTimer',
  method: 'GET',
  path: '/partnerships/:partnership/timer',
  tag,
  summary: 'The own timer, if one runs',
  params: partnershipParams,
  query: z.strictObject({ zone }),
  answer: running,
});

export const startTimer = route({
  id: 'startTimer',
  method: 'PUT',
  path: '/partnerships/:partnership/timer',
  tag,
  summary: 'Start the own timer on a ticket; on the same ticket again it goes on',
  description: 'One runs at a time: while one runs on another ticket this is refused (422), naming it.',
  params: partnershipParams,
  body: z.strictObject({ ticket: uuid }),
  answer: running,
});

export const stopTimer = route({
  id: 'stopTimer',
  method: 'POST',
  path: '/partnerships/:partnership/timer/entry',
  tag,
  summary: 'Stop the own timer and log its time',
  description: '`minutes` stands in for what it measured, and has to be given for a timer that was forgotten (422).',
  params: partnershipParams,
  body: z.strictObject({ minutes: minutes.optional(), workType, scope, note: note.default(''), zone }),
  answer: timeEntry,
  status: 201,
});

export const dropTimer = route({
  id: 'dropTimer',
  method: 'DELETE',
  path: '/partnerships/:partnership/timer',
  tag,
  summary: 'Stop the own timer and log nothing',
  params: partnershipParams,
  answer: noContent,
  status: 204,
});

const week = z.strictObject({ from: day, to: day });

export const listMyTime = route({
  id: 'listMyTime',
  method: 'GET',
  path: '/partnerships/:partnership/time',
  tag,
  summary: 'Own time by day, for up to 31 days',
  params: partnershipParams,
  query: week,
  answer: z.strictObject({ items: z.array(timeEntry).max(1_000) }),
});

export const exportMyTime = route({
  id: 'exportMyTime',
  method: 'GET',
  path: '/partnerships/:partnership/time/file',
  wire: 'file',
  tag,
  summary: 'Own time as a CSV file, for up to 31 days',
  params: partnershipParams,
  query: week,
  answer: z.string(),
});
