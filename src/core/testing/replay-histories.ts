/** Random histories over an agreement: tickets with legal events in order, some of whose values the agreement does not know. */
import fc from 'fast-check';
import { type Agreement, PRIORITIES, TICKET_TYPES, TIERS, WAIT_REASONS } from '../agreement/agreement.js';
import type { ReplayTicket } from '../replay/ticket.js';
import type { Actor, TicketEvent, TicketEventBody } from '../tickets/event.js';
import type { TicketStatus } from '../tickets/state.js';
import { type Instant, MINUTE } from '../time.js';

const FROM: Instant = Date.UTC(2026, 0, 1);

type Step =
  | { readonly kind: 'transfer'; readonly team: number }
  | { readonly kind: 'message'; readonly toRequester: boolean; readonly byTeam: boolean }
  | { readonly kind: 'wait'; readonly on: number }
  | { readonly kind: 'resume' | 'resolve' | 'reopen' | 'close' | 'reprioritise'; readonly priority: number };

const step: fc.Arbitrary<{ readonly minutes: number; readonly step: Step }> = fc.record({
  minutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 60, max: 20_000 })),
  step: fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('transfer' as const), team: fc.nat(9) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('message' as const), toRequester: fc.boolean(), byTeam: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), on: fc.nat(3) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('resume' as const, 'resolve' as const, 'reopen' as const, 'close' as const, 'reprioritise' as const),
        priority: fc.nat(3),
      }),
    },
  ),
});

/** A value of the agreement, none, or seldom one that it does not know. */
const maybe = (ids: readonly string[]): fc.Arbitrary<string | null> =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(null, ...ids) }, { weight: 1, arbitrary: fc.constantFrom('elsewhere', '__proto__') });

/**
 * @param agreement whose catalogue, teams, systems and sites the tickets name.
 * @returns up to `max` tickets with distinct numbers, created within a year from 2026-01-01.
 */
export function histories(agreement: Agreement, max = 30): fc.Arbitrary<readonly ReplayTicket[]> {
  const ticket = fc.record({
    created: fc.integer({ min: 0, max: 365 * 24 * 60 }),
    category: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...agreement.categories.map(({ id }) => id)) },
      { weight: 1, arbitrary: fc.constant('no-such-category') },
    ),
    type: fc.constantFrom(...TICKET_TYPES),
    tier: fc.constantFrom(...TIERS),
    priority: fc.constantFrom(...PRIORITIES),
    system: maybe(agreement.systems.map(({ id }) => id)),
    site: maybe(agreement.sites.map(({ id }) => id)),
    steps: fc.array(step, { maxLength: 10 }),
    metTarget: fc.constantFrom(true, false, null),
    group: fc.constantFrom('Group 7', null),
    reassignments: fc.option(fc.nat(5)),
  });
  return fc.array(ticket, { maxLength: max }).map((drafts) =>
    drafts.map((draft, index): ReplayTicket => {
      const created: TicketEventBody = {
        kind: 'created',
        subject: 'Recorded',
        requester: 'somebody',
        agreementVersion: agreement.version,
        type: draft.type,
        tier: draft.tier,
        priority: draft.priority,
        category: draft.category,
        system: draft.system,
        site: draft.site,
        attributes: {},
      };
      return {
        number: `T${index + 1}`,
        events: recordedEvents(agreement, created, FROM + draft.created * MINUTE, draft.steps),
        recorded: { metTarget: draft.metTarget, group: draft.group, reassignments: draft.reassignments },
      };
    }),
  );
}

/** Keeps the steps that are legal where they stand: no answer after closing, no second resolution. */
function recordedEvents(
  agreement: Agreement,
  created: TicketEventBody,
  start: Instant,
  steps: readonly { readonly minutes: number; readonly step: Step }[],
): readonly TicketEvent[] {
  const history: Actor = { kind: 'system', name: 'history' };
  const events: TicketEvent[] = [{ ...created, seq: 1, at: start, by: history }];
  let at = start;
  let status = 'open' as TicketStatus;
  const push = (body: TicketEventBody, next: TicketStatus, by: Actor = history): void => {
    events.push({ ...body, seq: events.length + 1, at, by });
    status = next;
  };
  for (const { minutes, step } of steps) {
    if (status === 'closed') break;
    at += minutes * MINUTE;
    if (step.kind === 'transfer') {
      const team = agreement.teams[step.team % (agreement.teams.length + 1)];
      if (status !== 'resolved') push({ kind: 'transferred', team: team?.id ?? 'Group 7', party: team?.party ?? 'elsewhere' }, status);
    } else if (step.kind === 'message') {
      const party = agreement.parties[0]!.id;
      const by: Actor = step.byTeam ? { kind: 'team', person: 'someone', party } : { kind: 'requester', person: 'somebody' };
      push({ kind: 'messaged', message: 'm', audience: step.toRequester ? 'requester' : 'shared' }, status, by);
    } else if (step.kind === 'wait') {
      if (status === 'open') push({ kind: 'waiting', on: WAIT_REASONS[step.on]!, until: null, note: '' }, 'waiting');
    } else if (step.kind === 'resume') {
      if (status === 'waiting') push({ kind: 'resumed' }, 'open');
    } else if (step.kind === 'resolve') {
      if (status === 'open') push({ kind: 'resolved', note: '' }, 'resolved');
    } else if (step.kind === 'reopen') {
      if (status === 'resolved') push({ kind: 'reopened', reason: '' }, 'open');
    } else if (step.kind === 'close') {
      if (status === 'resolved') push({ kind: 'closed' }, 'closed');
    } else if (status !== 'resolved') {
      push({ kind: 'classified', changes: { priority: PRIORITIES[step.priority]! }, reason: '' }, status);
    }
  }
  return events;
}

/**
 * A ticket built by hand: `at` in minutes after `start`.
 * @example recordedTicket('T1', harborLane, start, { category: 'erp' }, [[30, { kind: 'resolved', note: '' }]])
 */
export function recordedTicket(
  number: string,
  start: Instant,
  classification: Partial<Extract<TicketEventBody, { kind: 'created' }>>,
  later: readonly (readonly [number, TicketEventBody, Actor?])[],
  recorded: Partial<ReplayTicket['recorded']> = {},
): ReplayTicket {
  const history: Actor = { kind: 'system', name: 'history' };
  const created: TicketEventBody = {
    kind: 'created',
    subject: 'Recorded',
    requester: null,
    agreementVersion: 1,
    type: 'incident',
    tier: 1,
    priority: 'P3',
    category: 'respond',
    system: null,
    site: null,
    attributes: {},
    ...classification,
  };
  const events = [[0, created] as const, ...later].map(([minutes, body, by], index): TicketEvent => {
    return { ...body, seq: index + 1, at: start + minutes * MINUTE, by: by ?? history };
  });
  return { number, events, recorded: { metTarget: null, group: null, reassignments: null, ...recorded } };
}
