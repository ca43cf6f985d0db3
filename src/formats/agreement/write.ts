/** Writes an agreement as a file for people: by name, with sections, as `parse.ts` reads it. */
import { Document } from 'yaml';
import { type Agreement, type EscalationStep, LEVELS, type Level, type SlaPolicy, type Team } from '../../core/agreement/agreement.js';
import { durationText } from '../../core/sla/duration-text.js';
import { DEFAULT_THRESHOLDS } from './interpret-clocks.js';
import { slug } from './names.js';
import { type References, referencesOf } from './references.js';
import { calendarsWritten, HolidayLists, windowsWritten } from './write-hours.js';
import { catalogueWritten, exceptionWritten, ruleWritten } from './write-rules.js';
import { flow, headline, nodeOf, oneOrList, type Written } from './written.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Name and id, the latter only when it does not follow from the name. */
const named = ({ id, name }: Named) => ({ name, id: slug(name) === id ? undefined : id });

/** A name alone where nothing else is to be said, else the whole on one line. */
const nameOr = (thing: Named, rest: Record<string, Written | undefined> = {}): Written => {
  const whole = { ...named(thing), ...rest };
  return Object.values(whole).filter((value) => value !== undefined).length === 1 ? thing.name : flow(whole);
};

function teamWritten(team: Team, names: References): Written {
  const rota = team.onCall;
  return {
    ...named(team),
    party: names.parties.reference(team.party),
    coverage: names.calendars.reference(team.coverage),
    'on-call':
      rota === null
        ? undefined
        : { calendar: names.calendars.reference(rota.calendar), people: flow(rota.people), 'turn-days': rota.turnDays, from: rota.from },
  };
}

function policyWritten(policy: SlaPolicy, names: References): Written {
  const duration = (ms: number | null) => (ms === null ? undefined : durationText(ms));
  const usual = JSON.stringify(policy.thresholds) === JSON.stringify(DEFAULT_THRESHOLDS);
  return {
    ...named(policy),
    targets: policy.targets.map((target) =>
      flow({
        priority: target.priority,
        type: target.types === null ? undefined : oneOrList(target.types),
        calendar: names.calendars.reference(target.calendar),
        respond: duration(target.respondMs),
        update: duration(target.updateMs),
        resolve: duration(target.resolveMs),
        'paused-while': target.pausedWhile.length === 0 ? undefined : oneOrList(target.pausedWhile),
      }),
    ),
    holds:
      policy.holds.length === 0
        ? undefined
        : policy.holds.map((hold) =>
            flow({ party: names.parties.reference(hold.party), priority: hold.priority, hold: durationText(hold.holdMs) }),
          ),
    thresholds: usual ? undefined : flow(policy.thresholds),
  };
}

function stepWritten(step: EscalationStep, names: References): Written {
  const percent = String(step.atPercent);
  return {
    id: step.id,
    clock: step.clock,
    at: /^\d+(?:\.\d+)?$/.test(percent) ? `${percent} %` : step.atPercent,
    priority: step.priorities === null ? undefined : oneOrList(step.priorities),
    notify: step.notify.length === 0 ? undefined : oneOrList(step.notify.map((id) => names.teams.reference(id))),
    leads: step.leads ? true : undefined,
    wake: step.wake ? true : undefined,
  };
}

function handOffWritten(agreement: Agreement, names: References): Written {
  const { transfer, acceptWithinMs, bounceLimit, requiredFields, noAccess } = agreement.handOff;
  return {
    transfer,
    'accept-within': durationText(acceptWithinMs),
    'bounce-limit': bounceLimit,
    'required-fields':
      requiredFields.length === 0
        ? undefined
        : requiredFields.map(({ category, fields }) => flow({ category: names.categories.reference(category), fields: flow(fields) })),
    'no-access': noAccess,
  };
}

/** In the order of the levels, whatever the order of the properties: databases keep none. */
const byLevel = (row: Agreement['priorityMatrix'][Level]) => Object.fromEntries(LEVELS.map((urgency) => [urgency, row[urgency]]));

const SECTIONS: readonly (readonly [string, string | null])[] = [
  ['parties', null],
  ['teams', null],
  ['holidays', null],
  ['calendars', null],
  ['windows', 'Every instant belongs to exactly one window'],
  ['catalogue', null],
  ['systems', null],
  ['sites', null],
  ['attributes', null],
  ['rules', 'The deepest category with a row for the window and tier decides'],
  ['exceptions', 'Exceptions come before every row, in this order'],
  ['policies', null],
  ['default-policy', null],
  ['escalation', null],
  ['hand-off', null],
  ['priority-matrix', 'Impact, and urgency within'],
];

/**
 * The text of an agreement file that reads back as this agreement.
 *
 * @param agreement without problems, its categories in outline order (see `inOutlineOrder`)
 */
export function writeAgreement(agreement: Agreement): string {
  const names = referencesOf(agreement);
  const { windows, calendars } = agreement;
  const lists = new HolidayLists([windows.holidays, ...Object.values(calendars).map((calendar) => calendar.holidays)]);
  const orNothing = (list: readonly Written[]) => (list.length === 0 ? undefined : list);
  const file: Written = {
    tandem: 1,
    ...named(agreement),
    version: agreement.version,
    zone: windows.zone,
    parties: agreement.parties.map((party) => ({ ...named(party), kind: party.kind })),
    teams: agreement.teams.map((team) => teamWritten(team, names)),
    holidays: lists.section(),
    calendars: calendarsWritten(calendars, windows.zone, lists),
    windows: windowsWritten(windows, names.windows.reference(windows.holidayWindow), lists),
    catalogue: catalogueWritten(agreement.categories),
    systems: orNothing(
      agreement.systems.map((system) =>
        nameOr(system, {
          criticality: system.criticality === 'ordinary' ? undefined : system.criticality,
          owner: system.owner === null ? undefined : names.parties.reference(system.owner),
        }),
      ),
    ),
    sites: orNothing(agreement.sites.map((site) => nameOr(site))),
    attributes: orNothing(
      agreement.attributes.map((attribute) => ({ ...named(attribute), values: attribute.values.map((value) => nameOr(value)) })),
    ),
    rules: agreement.rules.map((rule) => ruleWritten(rule, names)),
    exceptions: orNothing(agreement.exceptions.map((rule) => exceptionWritten(rule, names))),
    policies: agreement.policies.map((policy) => policyWritten(policy, names)),
    'default-policy': agreement.policies.length === 1 ? undefined : names.policies.reference(agreement.defaultPolicy),
    escalation: orNothing(agreement.escalation.map((step) => stepWritten(step, names))),
    'hand-off': handOffWritten(agreement, names),
    'priority-matrix': Object.fromEntries(LEVELS.map((impact) => [impact, flow(byLevel(agreement.priorityMatrix[impact]))])),
  };
  const document = new Document();
  document.contents = nodeOf(document, file) as never;
  for (const [key, comment] of SECTIONS) headline(document.contents as never, key, comment);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
