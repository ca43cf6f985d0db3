/**
 * The service agreement as it is read: chapter headings, the sentences that open them, and what stands
 * in their tables. The printed agreement and the page of a draft both take their words from here, so
 * what is read before signing is what is signed.
 *
 * Worked example: Infrastructure with two people who take turns of 7 days around the clock reads "around
 * the clock: first and second, in turns of a week, from 5 January 2026".
 */
import type { Agreement, CoverageWindow, ExceptionRule, HoldTarget, Party, SlaPolicy, SlaTarget, Team } from '../agreement.js';
import { targetHead } from './clocks.js';
import { holidayInWords, hoursInWords, weekInWords } from './hours.js';
import { both, dateInWords, durationInWords, sentence, zoneInWords } from './lists.js';
import { assignmentInWords } from './rules.js';

export const CHAPTERS = {
  teams: 'Parties and teams',
  scope: 'Scope of the service',
  exceptions: 'Exceptions',
  times: 'Response and resolution times',
  priorities: 'How a priority follows',
  escalation: 'Escalation',
  handOff: 'Passing a ticket between parties',
  hours: 'Calendars, windows and holidays',
  systems: 'Systems and sites',
} as const;

export const EXCEPTIONS_LEAD = 'Exceptions come before every rule of the matrix. The first that holds decides.';
export const TIMES_LEAD =
  'A first answer is one by a person of the responsible party to the requester; automatic replies do not count. Time in which a clock stands does not count.';
export const NO_ESCALATION = 'No escalation steps are agreed.';

/** @example partyInWords(party) // 'Harbor Lane, internal IT' */
export const partyInWords = ({ name, kind }: Party): string => `${name}, ${kind === 'internal' ? 'internal IT' : 'provider'}`;

/** How the rules of the scope are read. */
export function scopeLead({ exceptions }: Agreement): string {
  const notes = exceptions.length === 0 ? '' : ' The exceptions of the next chapter come before these rules.';
  return `Each rule holds for its category and all below it, until a rule of a deeper category says otherwise.${notes} Where hours or tiers are named, the rule holds in these alone.`;
}

/** Who has what an exception names, and whether that is included. */
export function exceptionAnswerInWords(agreement: Agreement, rule: ExceptionRule): string {
  const scope = { included: '', project: ' This is project work.', out: ' This is out of scope.' }[rule.scope];
  return `${assignmentInWords(agreement, rule)}${scope}`;
}

/** When a team is staffed. */
export const staffedInWords = ({ calendars }: Agreement, { coverage }: Team): string =>
  Object.hasOwn(calendars, coverage) ? hoursInWords(calendars[coverage]!) : coverage;

/** Who of a team answers outside its hours; the example is above. Without a rota: "none". */
export function rotaInWords({ calendars }: Agreement, { onCall }: Team): string {
  const calendar = onCall === null || !Object.hasOwn(calendars, onCall.calendar) ? undefined : calendars[onCall.calendar];
  if (onCall === null || calendar === undefined) return 'none';
  const turn = onCall.turnDays === 7 ? 'a week' : `${onCall.turnDays} days`;
  const turns = onCall.people.length > 1 ? `in turns of ${turn}` : 'alone';
  return `${hoursInWords(calendar)}: ${both(onCall.people)}, ${turns}, from ${dateInWords(onCall.from)}`;
}

/** Where the times of a policy hold. */
export const policyLead = ({ defaultPolicy }: Agreement, { id }: SlaPolicy): string =>
  id === defaultPolicy ? 'Holds wherever no other times are named.' : 'Holds where a rule or exception names these times.';

/** Whom each target is for, in their order: one for all types behind one for some of them is for the others. */
export const targetHeads = (targets: readonly SlaTarget[]): readonly string[] =>
  targets.map((target, at) =>
    target.types === null && targets.slice(0, at).some(({ priority }) => priority === target.priority)
      ? `${target.priority}, all others`
      : targetHead(target),
  );

/** @example holdInWords(agreement, hold) // 'Northwind IT holds a P1 ticket for at most 2 hours before it is passed on or resolved.' */
export const holdInWords = ({ parties }: Agreement, { party, priority, holdMs }: HoldTarget): string =>
  `${parties.find(({ id }) => id === party)?.name ?? party} holds a ${priority} ticket for at most ${durationInWords(holdMs)} before it is passed on or resolved.`;

/** How windows share out time. */
export function windowsLead({ windows }: Agreement): string {
  const holidays = windows.windows.find(({ id }) => id === windows.holidayWindow)?.name ?? windows.holidayWindow;
  return `Every instant belongs to exactly one window, in ${zoneInWords(windows.zone)}. Holidays belong to ${holidays}.`;
}

/** The hours of a window. */
export const windowInWords = ({ week }: CoverageWindow): string =>
  sentence(week === null ? 'all that the others leave over' : weekInWords(week));

/** Lists of holidays with those that use each: one list that many use is told once. */
export function holidayLists({ windows, calendars }: Agreement): readonly { readonly title: string; readonly days: readonly string[] }[] {
  const lists = new Map<string, { users: string[]; days: readonly string[] }>();
  const use = (user: string, days: readonly string[]): void => {
    if (days.length === 0) return;
    const key = JSON.stringify(days);
    const known = lists.get(key);
    if (known) known.users.push(user);
    else lists.set(key, { users: [user], days });
  };
  use('the coverage windows', windows.holidays.map(holidayInWords));
  for (const [id, { holidays }] of Object.entries(calendars)) use(`the calendar ${id}`, holidays.map(holidayInWords));
  return [...lists.values()].map(({ users, days }) => ({ title: `Holidays of ${both(users)}`, days }));
}
