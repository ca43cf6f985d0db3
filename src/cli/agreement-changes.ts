/**
 * What else differs between two agreements, beside who owns what: targets, hours, teams, hand-off.
 *
 * Routing can stay the same while a target is halved; whoever compares two versions wants to know.
 */
import type { Agreement, SlaPolicy, SlaTarget, Team } from '../core/agreement/agreement.js';
import { canonicalText } from '../core/agreement/hash.js';
import type { CalendarDefinition } from '../core/calendar/definition.js';
import { weekText } from '../core/calendar/hours-text.js';
import { durationText } from '../core/sla/duration-text.js';

const same = (a: unknown, b: unknown): boolean => canonicalText(a) === canonicalText(b);

interface Named {
  readonly id: string;
  readonly name?: string;
}

const nameOf = (thing: Named): string => thing.name ?? thing.id;

/** Things by id: gone, new, and changed in the way that `describe` tells. */
function things<T extends Named>(
  kind: string,
  before: readonly T[],
  after: readonly T[],
  describe: (a: T, b: T) => readonly string[],
): string[] {
  const gone = before.filter((thing) => !after.some(({ id }) => id === thing.id)).map((thing) => `${kind} ${nameOf(thing)} is gone`);
  const changed = after.flatMap((thing) => {
    const old = before.find(({ id }) => id === thing.id);
    if (old === undefined) return [`${kind} ${nameOf(thing)} is new`];
    return same(old, thing) ? [] : describe(old, thing).map((text) => `${kind} ${nameOf(thing)}: ${text}`);
  });
  return [...gone, ...changed];
}

/** The properties that differ, by name. */
function differing<T extends object>(a: T, b: T): string[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof T & string)[];
  return keys.filter((key) => !same(a[key] ?? null, b[key] ?? null));
}

const SPELLED: Readonly<Record<string, string>> = {
  onCall: 'rota',
  week: 'hours',
  acceptWithinMs: 'time to accept',
  bounceLimit: 'bounce limit',
  requiredFields: 'required context',
  noAccess: 'what happens without access',
  atPercent: 'percentage',
};

const changedIn = <T extends object>(a: T, b: T): string[] => differing(a, b).map((key) => `${SPELLED[key] ?? key} changed`);

const teamChanges = (a: Team, b: Team): string[] =>
  differing(a, b).map((key) => (key === 'coverage' ? `coverage ${a.coverage} becomes ${b.coverage}` : `${SPELLED[key] ?? key} changed`));

const calendarChanges = (a: CalendarDefinition, b: CalendarDefinition): string[] =>
  differing(a, b).map((key) => {
    if (key === 'week') return `hours ${weekText(a.week)} become ${weekText(b.week)}`;
    return key === 'zone' ? `zone ${a.zone} becomes ${b.zone}` : `${key} changed`;
  });

const CLOCKS = [
  ['respondMs', 'respond within'],
  ['updateMs', 'update every'],
  ['resolveMs', 'resolve within'],
] as const;

const targetName = (target: SlaTarget): string =>
  target.types === null ? target.priority : `${target.priority} (${target.types.join(', ')})`;
const timeText = (ms: number | null): string => (ms === null ? 'nothing' : durationText(ms));

function targetChanges(a: SlaTarget, b: SlaTarget): string[] {
  const clocks = CLOCKS.filter(([key]) => a[key] !== b[key]).map(
    ([key, words]) => `${words} ${timeText(a[key])} becomes ${timeText(b[key])}`,
  );
  if (a.calendar !== b.calendar) clocks.push(`calendar ${a.calendar} becomes ${b.calendar}`);
  if (!same(a.pausedWhile, b.pausedWhile))
    clocks.push(`paused while ${a.pausedWhile.join(', ') || 'never'} becomes ${b.pausedWhile.join(', ') || 'never'}`);
  return clocks.map((text) => `${targetName(b)} ${text}`);
}

function policyChanges(a: SlaPolicy, b: SlaPolicy): string[] {
  const targets = b.targets.flatMap((target) => {
    const old = a.targets.find((each) => targetName(each) === targetName(target));
    return old === undefined ? [`${targetName(target)} has a target now`] : targetChanges(old, target);
  });
  const gone = a.targets
    .filter((target) => !b.targets.some((each) => targetName(each) === targetName(target)))
    .map((target) => `${targetName(target)} has no target any more`);
  const rest = changedIn({ ...a, targets: null }, { ...b, targets: null });
  const found = [...targets, ...gone, ...rest];
  return found.length > 0 ? found : ['the order of targets changed'];
}

/** Everything that differs beside routing, one sentence each. */
export function otherChanges(a: Agreement, b: Agreement): readonly string[] {
  const calendars = (agreement: Agreement) => Object.entries(agreement.calendars).map(([id, definition]) => ({ id, ...definition }));
  const matrix = same(a.priorityMatrix, b.priorityMatrix) ? [] : ['The priorities that follow from impact and urgency changed'];
  const handOff = changedIn(a.handOff, b.handOff).map((text) => `Hand-off: ${text}`);
  const windows = [
    ...things('Window', a.windows.windows, b.windows.windows, (old, now) =>
      differing(old, now).map((key) =>
        key === 'week'
          ? `hours ${old.week === null ? 'the rest' : weekText(old.week)} become ${now.week === null ? 'the rest' : weekText(now.week)}`
          : `${key} changed`,
      ),
    ),
    ...differing({ ...a.windows, windows: null }, { ...b.windows, windows: null }).map(
      (key) => `Windows: ${key === 'holidayWindow' ? 'the window of holidays' : key} changed`,
    ),
  ];
  return [
    ...things('Party', a.parties, b.parties, changedIn),
    ...things('Team', a.teams, b.teams, teamChanges),
    ...things('Calendar', calendars(a), calendars(b), (old, now) => calendarChanges(old, now)),
    ...windows,
    ...things('System', a.systems, b.systems, changedIn),
    ...things('Site', a.sites, b.sites, changedIn),
    ...things('Attribute', a.attributes, b.attributes, changedIn),
    ...things('Policy', a.policies, b.policies, policyChanges),
    ...(a.defaultPolicy === b.defaultPolicy ? [] : [`The default policy ${a.defaultPolicy} becomes ${b.defaultPolicy}`]),
    ...things('Escalation step', a.escalation, b.escalation, changedIn),
    ...handOff,
    ...matrix,
  ];
}
