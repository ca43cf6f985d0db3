/**
 * Changes of one ticket to its events.
 *
 * Changes are ordered by instant, then by the order column, then as they stand in the file. The first
 * one tells what the ticket was when it was created; a fact that it does not know is taken from the
 * first change that does. Each later one becomes the events that lead from what was known to what it
 * says; what it does not say stays as it was. A ticket recorded before it was "opened" was created at
 * its first change.
 *
 * Example: New in Group 70 at 09:00, Active in Group 24 at 09:30, Awaiting User Info at 10:00 and
 * Resolved at 11:00 are: created and transferred (09:00), transferred (09:30), waiting on the
 * requester (10:00), resolved (11:00).
 */
import type { TicketType, Tier, WaitReason } from '../../core/agreement/agreement.js';
import type { ReplayTicket } from '../../core/replay/ticket.js';
import type { Actor, Classification, TicketEvent, TicketEventBody } from '../../core/tickets/event.js';
import type { Instant } from '../../core/time.js';
import type { Change } from './change.js';
import type { MappedStatus, Mapping } from './mapping.js';

/** The version that a ticket carries when nothing of ours was in force. */
export const BEFORE_ANY_AGREEMENT = 0;

export interface Assembled {
  readonly ticket: ReplayTicket;
  /** Neighbouring changes of the file that were not in order of time, and that were made at one instant. */
  readonly outOfOrder: number;
  readonly sameInstant: number;
  /** The order column contradicts the instants. */
  readonly contradicted: number;
  readonly beforeCreation: boolean;
  /** It waits, since an instant that is not recorded. */
  readonly undatedWait: boolean;
}

const WAITS: Readonly<Partial<Record<MappedStatus, WaitReason>>> = {
  'waiting on requester': 'requester',
  'waiting on third party': 'third-party',
  'waiting on other party': 'other-party',
  scheduled: 'scheduled',
};

const HISTORY: Actor = { kind: 'system', name: 'history' };

/** Builds a ticket's list of events, keeping track of what is known so far. */
class Writer {
  readonly events: TicketEvent[] = [];
  private phase: 'active' | 'resolved' | 'closed' = 'active';
  private waiting: WaitReason | null = null;
  private team: string | null = null;
  private assignee: string | null = null;
  private answered = false;

  constructor(
    private readonly mapping: Mapping,
    private facts: Classification,
  ) {}

  /** The body becomes the event: a copy of each would be a sixth of all reading time. */
  add(at: Instant, by: Actor, body: TicketEventBody): void {
    const event = body as { -readonly [K in keyof TicketEvent]: TicketEvent[K] };
    event.seq = this.events.length + 1;
    event.at = at;
    event.by = by;
    this.events.push(event as TicketEvent);
  }

  actor(person: string | null): Actor {
    const party = this.team === null ? undefined : this.mapping.teams.get(this.team)?.party;
    return person === null || party === undefined ? HISTORY : { kind: 'team', person, party };
  }

  /** Reopening comes before what else a change says, resolving after it. */
  change(change: Change, at: Instant): void {
    const status = change.status === 'keep' ? null : change.status;
    const by = this.actor(change.by);
    const active = status !== null && status !== 'resolved' && status !== 'closed';
    if (active && this.phase !== 'active') {
      this.add(at, by, { kind: 'reopened', reason: 'recorded by the desk' });
      this.phase = 'active';
      this.waiting = null;
    }
    this.classify(change, at, by);
    this.hold(change.team, at, by);
    this.assign(change.assignee, at, this.actor(change.by));
    if (change.responds) this.answer(at, change.by ?? change.assignee);
    if (status !== null) this.step(status, at, this.actor(change.by));
  }

  classify(change: Change, at: Instant, by: Actor): void {
    const { facts } = this;
    const changes: { -readonly [K in keyof Classification]?: Classification[K] } = {};
    const tier = change.tier ?? (change.team === null ? null : (this.mapping.teams.get(change.team)?.tier ?? null));
    if (change.type !== null && change.type !== facts.type) changes.type = change.type;
    if (change.priority !== null && change.priority !== facts.priority) changes.priority = change.priority;
    if (tier !== null && tier !== facts.tier) changes.tier = tier;
    if (change.category !== null && change.category !== facts.category) changes.category = change.category;
    if (change.system !== null && change.system !== facts.system) changes.system = change.system;
    if (change.site !== null && change.site !== facts.site) changes.site = change.site;
    if (change.attributes !== null) {
      const merged = { ...facts.attributes, ...change.attributes };
      if (Object.entries(merged).some(([id, value]) => facts.attributes[id] !== value)) changes.attributes = merged;
    }
    for (const _ in changes) {
      this.facts = { ...facts, ...changes };
      this.add(at, by, { kind: 'classified', changes, reason: 'recorded by the desk' });
      return;
    }
  }

  hold(team: string | null, at: Instant, by: Actor): void {
    if (team === null || team === this.team) return;
    const party = this.mapping.teams.get(team)?.party;
    if (party === undefined) return;
    this.team = team;
    this.assignee = null;
    this.add(at, by, { kind: 'transferred', team, party });
  }

  assign(person: string | null, at: Instant, by: Actor): void {
    if (person === null || person === this.assignee) return;
    this.assignee = person;
    this.add(at, by, { kind: 'assigned', person });
  }

  /** The log says that it was answered, not with which words. */
  answer(at: Instant, person: string | null): void {
    if (this.answered) return;
    const by = this.actor(person ?? 'unnamed');
    if (by.kind !== 'team') return;
    this.answered = true;
    this.add(at, by, { kind: 'messaged', message: 'recorded by the desk', audience: 'requester' });
  }

  step(status: MappedStatus, at: Instant, by: Actor): void {
    const wait = WAITS[status];
    if (wait !== undefined) {
      if (wait !== this.waiting) this.add(at, by, { kind: 'waiting', on: wait, until: null, note: '' });
      this.waiting = wait;
    } else if (status === 'resolved' || status === 'closed') {
      if (this.phase === 'active') this.add(at, by, { kind: 'resolved', note: '' });
      if (status === 'closed' && this.phase !== 'closed') this.add(at, by, { kind: 'closed' });
      if (this.phase !== 'closed') this.phase = status;
      this.waiting = null;
    } else if (this.waiting !== null) {
      this.add(at, by, { kind: 'resumed' });
      this.waiting = null;
    }
  }
}

const byTime = (a: Change, b: Change): number =>
  a.at - b.at || (a.order !== null && b.order !== null ? a.order - b.order : 0) || a.line - b.line;

/** The first known value of a fact, looking through all changes. */
const first = <Key extends keyof Change>(changes: readonly Change[], key: Key): NonNullable<Change[Key]> | null => {
  for (const change of changes) if (change[key] !== null) return change[key] as NonNullable<Change[Key]>;
  return null;
};

const last = <Key extends keyof Change>(changes: readonly Change[], key: Key): NonNullable<Change[Key]> | null => {
  for (let index = changes.length - 1; index >= 0; index -= 1)
    if (changes[index]![key] !== null) return changes[index]![key] as NonNullable<Change[Key]>;
  return null;
};

/**
 * One ticket from the changes of a log, or from its single row.
 *
 * @param changes all of one ticket, in the order of the file, at least one
 * @returns the ticket, or why none can be made of it
 */
export const assemble = (
  changes: readonly Change[],
  mapping: Mapping,
  agreementVersion = BEFORE_ANY_AGREEMENT,
): Assembled | { readonly refused: string } => {
  const sorted = changes.length === 1 ? changes : [...changes].sort(byTime);
  let outOfOrder = 0;
  let sameInstant = 0;
  let contradicted = 0;
  for (let index = 1; index < changes.length; index += 1) {
    if (changes[index]!.at < changes[index - 1]!.at) outOfOrder += 1;
    else if (changes[index]!.at === changes[index - 1]!.at) sameInstant += 1;
    const [before, after] = [sorted[index - 1]!, sorted[index]!];
    if (before.at < after.at && before.order !== null && after.order !== null && after.order < before.order) contradicted += 1;
  }
  const start = sorted[0]!;
  const priority = first(sorted, 'priority');
  const category = first(sorted, 'category');
  if (priority === null) return { refused: 'no row of the ticket knows its priority' };
  if (category === null) return { refused: 'no row of the ticket knows its category' };
  const opened = first(sorted, 'createdAt');
  const createdAt = opened === null ? start.at : Math.min(opened, start.at);
  const team = start.team;
  const facts: Classification = {
    type: (first(sorted, 'type') ?? 'incident') as TicketType,
    priority,
    tier: (first(sorted, 'tier') ?? (team === null ? undefined : mapping.teams.get(team)?.tier) ?? 1) as Tier,
    category,
    system: start.system,
    site: start.site,
    attributes: start.attributes ?? {},
  };
  const requester = first(sorted, 'requester');
  const writer = new Writer(mapping, facts);
  const creator: Actor = requester === null ? HISTORY : { kind: 'requester', person: requester };
  const subject = first(sorted, 'subject') ?? start.number;
  writer.add(createdAt, creator, { kind: 'created', subject, requester, agreementVersion, ...facts });
  writer.hold(team, createdAt, HISTORY);

  if (mapping.shape === 'log') {
    for (const change of sorted) writer.change(change, change.at);
  } else {
    const refused = wholeLife(writer, start);
    if (refused !== null) return { refused };
  }
  return {
    ticket: {
      number: start.number,
      events: writer.events,
      recorded: { metTarget: last(sorted, 'metTarget'), group: first(sorted, 'group'), reassignments: last(sorted, 'reassignments') },
    },
    outOfOrder,
    sameInstant,
    contradicted,
    beforeCreation: opened !== null && start.at < opened,
    undatedWait: mapping.shape === 'tickets' && start.changedAt === null && start.status !== null && WAITS[start.status] !== undefined,
  };
};

/**
 * One row per ticket: its milestones are its events. A state that is still active beats the instants
 * of an earlier resolution. A ticket that waits has waited since its last change; where that is not
 * recorded no wait is invented, and its clocks run.
 */
const wholeLife = (writer: Writer, row: Change): string | null => {
  const { at, status } = row;
  const active = status !== null && status !== 'keep' && status !== 'resolved' && status !== 'closed';
  const resolvedAt = active ? null : (row.resolvedAt ?? row.closedAt);
  const closedAt = active ? null : row.closedAt;
  if ((status === 'resolved' || status === 'closed') && resolvedAt === null)
    return `it is ${status}, and neither resolved-at nor closed-at says since when`;
  const steps: { name: string; at: Instant; act: (at: Instant) => void }[] = [];
  const { respondedAt, changedAt } = row;
  if (respondedAt !== null) steps.push({ name: 'responded-at', at: respondedAt, act: (when) => writer.answer(when, row.assignee) });
  if (active && changedAt !== null) steps.push({ name: 'changed-at', at: changedAt, act: (when) => writer.step(status, when, HISTORY) });
  if (resolvedAt !== null)
    steps.push({ name: 'resolved-at', at: resolvedAt, act: (when) => writer.step('resolved', when, writer.actor(row.assignee)) });
  if (closedAt !== null)
    steps.push({ name: 'closed-at', at: closedAt, act: (when) => writer.step('closed', when, writer.actor(row.assignee)) });
  const early = steps.find((step) => step.at < at);
  if (early !== undefined) return `${early.name} lies before created-at`;
  if (closedAt !== null && resolvedAt !== null && closedAt < resolvedAt) return 'closed-at lies before resolved-at';
  writer.assign(row.assignee, at, HISTORY);
  for (const step of steps.sort((a, b) => a.at - b.at)) step.act(step.at);
  return null;
};
