/**
 * A year of Harbor Lane's old desk: about 20,000 tickets as a log, one row per change, fitted to the
 * measured shape of a real one (`shape.ts`) and readable (`kinds.ts`). Deterministic: the same
 * options give the same bytes.
 */
import { dateText, parseDate } from '../../src/core/calendar/civil-date.js';
import { instantOf } from '../../src/core/calendar/zone.js';
import { HOUR, type Instant, MINUTE } from '../../src/core/time.js';
import { KINDS, type Kind, PEOPLE, PLACES } from './kinds.js';
import { type Random, random } from './random.js';
import * as shape from './shape.js';

export interface HistoryOptions {
  readonly seed: number;
  readonly tickets: number;
  readonly zone: string;
  /** The first Monday, YYYY-MM-DD. */
  readonly from: string;
  readonly weeks: number;
}

/** One change: the whole ticket as it stood at `changedAt`. */
export interface HistoryRow {
  readonly number: string;
  readonly changedAt: Instant;
  readonly openedAt: Instant;
  readonly state: 'New' | 'Active' | 'Awaiting requester' | 'Awaiting vendor' | 'Awaiting problem' | 'Resolved' | 'Closed';
  readonly priority: 'P1' | 'P2' | 'P3' | 'P4';
  readonly type: Kind['type'];
  readonly category: string;
  readonly group: string;
  readonly requester: string;
  readonly system: string | null;
  readonly site: string;
  readonly subject: string;
  readonly madeTarget: boolean;
  readonly reassignments: number;
}

/** The old desk had more groups than the agreement has teams; the sample's mapping says which group is which team. */
export const GROUPS = [
  'Service desk',
  'Second line',
  'Onsite IT',
  'Production support',
  'ERP support',
  'Infrastructure',
  'Network',
  'Security operations',
];
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;

/** Rows of one ticket after another, in the order in which tickets were opened. */
export function* generateHistory(options: HistoryOptions): Generator<HistoryRow> {
  const rng = random(options.seed);
  const openings = Array.from({ length: options.tickets }, () => opening(rng, options)).sort((a, b) => a - b);
  for (const [index, openedAt] of openings.entries()) yield* ticket(rng, `HL${String(index + 1).padStart(6, '0')}`, openedAt);
}

/** On the wall clock of the desk's zone: people come at nine in summer and in winter. */
function opening(rng: Random, { from, weeks, zone }: HistoryOptions): Instant {
  const day = rng.below(weeks) * 7;
  const hour = rng.weighted(shape.ARRIVALS_BY_HOUR_OF_WEEK);
  const date = dateText(parseDate(from)! + day + Math.floor(hour / 24));
  return instantOf(zone, date, (hour % 24) * 60 + rng.below(60));
}

function* ticket(rng: Random, number: string, openedAt: Instant): Generator<HistoryRow> {
  const kind = KINDS[rng.weighted(shape.CATEGORY_MIX)]!;
  const priority = PRIORITIES[rng.weighted(PRIORITIES.map((name) => shape.PRIORITY_MIX[name]))]!;
  const requester = rng.pick(PEOPLE);
  const hops = rng.weighted(shape.REASSIGNMENTS);
  const route = path(rng, kind, hops);
  const waits = rng.weighted(shape.WAITS);
  const worked = rng.from(shape.DURATION_HOURS[priority]) * HOUR;
  const resolvedAt = minute(openedAt + Math.max(worked, (hops + waits * 2 + 1) * MINUTE));
  const made = rng.next() >= shape.MISSED_SHARE[priority];
  const site = kind.system === 'Warehouse app' || rng.next() < 0.2 ? 'Warehouse' : 'Main plant';
  const base = {
    number,
    openedAt,
    priority,
    type: kind.type,
    category: kind.category,
    requester,
    system: kind.system,
    site,
    subject: subject(rng, kind, requester),
    madeTarget: made,
  };
  yield { ...base, changedAt: openedAt, state: 'New', group: route[0]!, reassignments: 0 };

  let group = route[0]!;
  let reassignments = 0;
  for (const step of steps(rng, route, waits, openedAt, resolvedAt)) {
    if (step.group !== undefined) {
      group = step.group;
      reassignments += 1;
    }
    yield { ...base, changedAt: step.at, state: step.state, group, reassignments };
  }
  yield { ...base, changedAt: resolvedAt, state: 'Resolved', group, reassignments };
  let closedFrom = resolvedAt;
  if (rng.next() < shape.REOPENED_SHARE) {
    const reopenedAt = minute(resolvedAt + (1 + rng.below(72)) * HOUR);
    closedFrom = minute(reopenedAt + (1 + rng.below(20)) * HOUR);
    yield { ...base, changedAt: reopenedAt, state: 'Active', group, reassignments };
    yield { ...base, changedAt: closedFrom, state: 'Resolved', group, reassignments };
  }
  yield { ...base, changedAt: minute(closedFrom + rng.from(shape.CLOSING_HOURS) * HOUR), state: 'Closed', group, reassignments };
}

/** The groups that hold the ticket in turn: from the usual first one to the usual last one, with detours and returns. */
function path(rng: Random, kind: Kind, hops: number): string[] {
  const route = [hops === 0 && rng.next() < 0.55 ? kind.last : kind.first];
  const returnsAt = hops >= 2 && rng.next() < shape.RETURN_SHARE ? 2 + rng.below(hops - 1) : null;
  for (let hop = 1; hop <= hops; hop++) {
    const fresh = GROUPS.filter((group) => !route.includes(group));
    if (hop === returnsAt) route.push(route[hop - 2]!);
    else if (hop === hops && fresh.includes(kind.last)) route.push(kind.last);
    else route.push(rng.pick(fresh.length > 0 ? fresh : GROUPS.filter((group) => group !== route[hop - 1])));
  }
  return route;
}

interface Step {
  readonly at: Instant;
  readonly state: HistoryRow['state'];
  readonly group?: string;
}

/** Changes of group and stretches of waiting, spread between opening and resolution. */
function steps(rng: Random, route: readonly string[], waits: number, openedAt: Instant, resolvedAt: Instant): Step[] {
  const room = resolvedAt - openedAt;
  const marks = Array.from({ length: route.length - 1 + waits * 2 + 1 }, () => rng.next()).sort((a, b) => a - b);
  const at = (index: number) => Math.min(minute(openedAt + marks[index]! * room), resolvedAt);
  const waitsOf = route.map(() => 0);
  for (let wait = 0; wait < waits; wait++) waitsOf[rng.below(route.length)]! += 1;
  const out: Step[] = [];
  let mark = 0;
  out.push({ at: at(mark++), state: 'Active' });
  for (let index = 0; index < route.length; index++) {
    if (index > 0) out.push({ at: at(mark++), state: 'Active', group: route[index]! });
    for (let wait = 0; wait < waitsOf[index]!; wait++) {
      const reason = (['Awaiting requester', 'Awaiting problem', 'Awaiting vendor'] as const)[
        rng.weighted(Object.values(shape.WAIT_REASONS))
      ]!;
      out.push({ at: at(mark++), state: reason });
      out.push({ at: at(mark++), state: 'Active' });
    }
  }
  return out;
}

function subject(rng: Random, kind: Kind, requester: string): string {
  return rng
    .pick(kind.subjects)
    .replace('{person}', requester)
    .replace('{place}', rng.pick(PLACES))
    .replace('{device}', `HL-LT-${String(1 + rng.below(60)).padStart(3, '0')}`)
    .replace('{number}', String(1 + rng.below(40)));
}

const minute = (instant: Instant): Instant => Math.round(instant / MINUTE) * MINUTE;
