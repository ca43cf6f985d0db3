/** What recurs as it is seen, and what is the same for every command on it. */
import type { z } from 'zod';
import type { ticketSchedule } from '../../../contract/ticket-schedules.js';
import type { Cause } from '../../../core/decision.js';
import { nextOccurrences } from '../../../core/recurrence/occurrences.js';
import { type Schedule, scheduleProblems } from '../../../core/recurrence/schedule.js';
import type { Instant } from '../../../core/time.js';
import type { Ctx } from '../../context.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { forbidden, invalid, refused } from '../../platform/http/refusal.js';
import { agreementInForce, type CompiledAgreement, idInForce } from '../agreements/index.js';
import { type PeopleById, peopleOf, personIn } from '../identity/index.js';
import type { NamedSchedule } from './schedules.repo.js';
import type { Shelf } from './shelf.js';
import { loadTemplate } from './templates.repo.js';

const LEAD_ONLY: Cause = {
  code: 'recurring.lead-only',
  ref: null,
  text: 'Only leads of your party decide what recurs in its name; ask one of them',
};
const PERSONAL: Cause = {
  code: 'recurring.personal',
  ref: null,
  text: 'A personal template does not recur; keep it for a team or your party first',
};
const ARCHIVED: Cause = {
  code: 'recurring.archived',
  ref: null,
  text: 'The template is archived; take it out again, or choose another one',
};

const NOT_SHARED = 'A template that is not shared any more';

export const mayRecur = ({ lead }: Shelf) => ({ allowed: lead, causes: lead ? [] : [LEAD_ONLY] });

export function demandLead({ lead }: Shelf): void {
  if (!lead) throw forbidden([LEAD_ONLY]);
}

/** The template may recur: 404 out of reach, 422 when personal or archived. */
export async function demandTemplate(tx: Tx, partnership: string, id: string, shelf: Shelf) {
  const template = await loadTemplate(tx, partnership, id, shelf);
  if (template.owner_kind === 'person') throw refused([PERSONAL]);
  if (template.archived_at !== null) throw refused([ARCHIVED]);
  return template;
}

/** Days of the agreement's calendar that the schedule names; undefined: every day will do. */
export function openDays(schedule: Schedule, under: CompiledAgreement | null) {
  const id = schedule.onlyOnOpenDays;
  if (id === null) return undefined;
  return under !== null && Object.hasOwn(under.agreement.calendars, id) ? under.calendars.calendar(id) : null;
}

/** The first occurrence after an instant; 400 with every place that is wrong. */
export async function firstOf(db: Read, ctx: Ctx, schedule: Schedule): Promise<Instant> {
  const problems = scheduleProblems(schedule);
  const at = (path: readonly (string | number)[], text: string) => ({ path: ['body', 'schedule', ...path], text });
  if (problems.length > 0) throw invalid(problems.map(({ path, text }) => at(path, text)));
  const under = schedule.onlyOnOpenDays === null ? null : await agreementInForce(db, ctx.partnership, ctx.now);
  const calendar = openDays(schedule, under);
  if (calendar === null) throw invalid([at(['onlyOnOpenDays'], `There is no calendar '${schedule.onlyOnOpenDays}'`)]);
  const [first] = nextOccurrences(schedule, ctx.now, 1, calendar);
  if (first === undefined) throw invalid([at(['until'], 'It never falls due from now on; choose a later last day')]);
  return first;
}

export function viewSchedule(
  row: NamedSchedule,
  people: PeopleById,
  shelf: Shelf,
  under: CompiledAgreement | null,
): z.infer<typeof ticketSchedule> {
  const { schedule, next_at, paused_at, paused_because } = row;
  const calendar = openDays(schedule, under);
  const none = next_at === null || paused_at !== null || calendar === null;
  return {
    id: row.schedule_id,
    template: { id: row.template_id, name: seesTemplate(row, shelf) ? row.template : NOT_SHARED },
    owner: personIn(people, row.owner),
    schedule: structuredClone(schedule) as z.infer<typeof ticketSchedule>['schedule'],
    next: none ? [] : [...nextOccurrences(schedule, next_at - 1, 5, calendar)],
    last: row.last_at === null || row.last_ticket === null ? null : { at: row.last_at, ticket: row.last_ticket },
    paused:
      paused_at === null || paused_because === null
        ? null
        : {
            at: paused_at,
            by: row.paused_by === null ? null : personIn(people, row.paused_by),
            because: paused_because,
            text: row.paused_text ?? '',
          },
    revision: row.revision,
    can: { edit: mayRecur(shelf) },
  };
}

/** Whoever leads sees all that recurs in his party's name; others what recurs from templates that they may use. */
export const seesSchedule = (row: NamedSchedule, shelf: Shelf): boolean => shelf.lead || seesTemplate(row, shelf);

const seesTemplate = ({ owner_kind, template_owner }: NamedSchedule, { sees }: Shelf): boolean =>
  sees({ owner_kind, owner: template_owner });

/** The agreement in force; null where none is, so that days of its calendars are not known. */
export async function inForceOrNull(db: Read, { partnership, now }: Pick<Ctx, 'partnership' | 'now'>): Promise<CompiledAgreement | null> {
  return (await idInForce(db, partnership, now)) === null ? null : agreementInForce(db, partnership, now);
}

/** A schedule as the caller sees it after a change of it. */
export async function answerSchedule(db: Read, ctx: Ctx, shelf: Shelf, row: NamedSchedule) {
  const people = await peopleOf(db, ctx.partnership, [row.owner, row.paused_by]);
  return viewSchedule(row, people, shelf, await inForceOrNull(db, ctx));
}
