/**
 * SLA targets, pausing, escalation and hand-off rules in words.
 *
 * Worked example: P2, incidents alone, on office hours, 1 hour to respond and 8 hours to resolve, paused
 * while a ticket waits on the requester, reads "P2, incidents: a first answer within 1 hour and resolved
 * within 8 hours, counted Monday to Friday 08:00 to 17:00, New York time, except on holidays. The clocks
 * stand while the ticket waits on the requester."
 */
import type { Agreement, ClockKind, EscalationStep, SlaTarget, TicketType, WaitReason } from '../agreement.js';
import { hoursInWords } from './hours.js';
import { both, durationInWords, sentence } from './lists.js';

const TYPES: Readonly<Record<TicketType, string>> = {
  incident: 'incidents',
  'service-request': 'service requests',
  problem: 'problems',
  change: 'changes',
};

const WAITS: Readonly<Record<WaitReason, string>> = {
  requester: 'the requester',
  'third-party': 'a third party',
  'other-party': 'the other party',
  scheduled: 'an agreed date',
};

const CLOCKS: Readonly<Record<ClockKind, string>> = {
  respond: 'the first answer',
  update: 'the next update',
  resolve: 'the resolution',
  accept: 'the acceptance of a hand-off',
};

/** @example typesInWords(['incident', 'problem']) // 'incidents and problems' */
export const typesInWords = (types: readonly TicketType[]): string => both(types.map((type) => TYPES[type]));

/** Whom a target is for. @example targetHead(target) // 'P2, incidents' */
export const targetHead = ({ priority, types }: SlaTarget): string => (types === null ? priority : `${priority}, ${typesInWords(types)}`);

/** What a target promises, without its hours. @example targetPromise(target) // 'a first answer within 1 hour and resolved within 8 hours' */
export function targetPromise({ respondMs, updateMs, resolveMs }: SlaTarget): string {
  const promises = [
    ...(respondMs === null ? [] : [`a first answer within ${durationInWords(respondMs)}`]),
    ...(updateMs === null ? [] : [`an update every ${durationInWords(updateMs).replace(/^1 (hour|minute)$/, '$1')}`]),
    ...(resolveMs === null ? [] : [`resolved within ${durationInWords(resolveMs)}`]),
  ];
  return promises.length === 0 ? 'no time is promised' : both(promises);
}

/** @example pausesInWords(['requester']) // 'The clocks stand while the ticket waits on the requester.' */
export function pausesInWords(reasons: readonly WaitReason[]): string {
  if (reasons.length === 0) return 'The clocks never stand.';
  const names = reasons.map((reason) => WAITS[reason]);
  const listed = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
  return `The clocks stand while the ticket waits on ${listed}.`;
}

/** When the clocks of a target run. @param target of a policy of this agreement */
export function targetHours(agreement: Agreement, target: SlaTarget): string {
  const calendar = Object.hasOwn(agreement.calendars, target.calendar) ? agreement.calendars[target.calendar] : undefined;
  return calendar === undefined ? target.calendar : hoursInWords(calendar);
}

/** A target as one or two sentences; the example is above. */
export function targetInWords(agreement: Agreement, target: SlaTarget): string {
  return `${targetHead(target)}: ${targetPromise(target)}, counted ${targetHours(agreement, target)}. ${pausesInWords(target.pausedWhile)}`;
}

/**
 * An escalation step as a sentence.
 *
 * @example escalationInWords(agreement, step) // 'When 75 % of the time for the resolution is used up (P1 and P2), the leads of the parties are told.'
 */
export function escalationInWords({ teams }: Agreement, step: EscalationStep): string {
  const told = [
    ...step.notify.map((id) => teams.find((team) => team.id === id)?.name ?? id),
    ...(step.leads ? ['the leads of the parties'] : []),
  ];
  const which = step.priorities === null ? '' : ` (${both(step.priorities)})`;
  const when =
    step.atPercent === 100
      ? `When the time for ${CLOCKS[step.clock]} is used up${which}`
      : step.atPercent > 100
        ? `When ${CLOCKS[step.clock]} is late, at ${step.atPercent} % of its time${which}`
        : `When ${step.atPercent} % of the time for ${CLOCKS[step.clock]} is used up${which}`;
  const reached = step.wake ? ', also outside their hours' : '';
  const verb = told.length > 1 || step.leads ? 'are' : 'is';
  return sentence(`${when}, ${both(told)} ${verb} told${reached}`);
}

/** The hand-off rules, one sentence each. */
export function handOffInWords({ handOff, categories }: Agreement): readonly string[] {
  const { transfer, acceptWithinMs, bounceLimit, requiredFields, noAccess } = handOff;
  const name = (id: string) => categories.find((category) => category.id === id)?.name ?? id;
  const times = bounceLimit === 1 ? 'once' : bounceLimit === 2 ? 'twice' : `${bounceLimit} times`;
  return [
    'Every hand-off across the party line says what was tried, the evidence, and what is needed.',
    transfer === 'immediate'
      ? 'The ball changes hands at once when a ticket is handed over.'
      : `The ball changes hands when the receiving team accepts. Without an answer it changes hands by itself after ${durationInWords(acceptWithinMs)} of that team's open hours; until then the sender holds it.`,
    `When a ticket was handed back ${times}, the leads of the parties are called in.`,
    ...requiredFields.map(({ category, fields }) => `For ${name(category)} a hand-off also says: ${both(fields)}.`),
    {
      'request-and-hold': 'A team without access to the system concerned asks for it, and the ticket stays where it is until it has it.',
      'other-party': 'When the Responsible team has no access to the system concerned, the ticket goes to the other party.',
      warn: 'When the Responsible team has no access to the system concerned, the ticket goes to it with a warning.',
    }[noAccess],
  ];
}
