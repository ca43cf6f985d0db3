/**
 * Random legal histories: every event comes from a decision of `core/tickets`, made by somebody
 * whom the state table allows the move.
 *
 * A history is played from a list of small numbers, so that shrinking takes moves away.
 */
import fc from 'fast-check';
import { type Agreement, PRIORITIES, WAIT_REASONS } from '../agreement/agreement.js';
import type { Decision } from '../decision.js';
import type { RouteOutcome } from '../routing/outcome.js';
import { type CalendarSet, calendarSet } from '../sla/calendars.js';
import { can } from '../tickets/can.js';
import { decideClassify, decideMoveAgreement } from '../tickets/decide-classify.js';
import { decideCreate } from '../tickets/decide-create.js';
import { decideClose, decideReopen, decideResolve } from '../tickets/decide-ending.js';
import { decideAccept, decideDecline, decideHandOff, decideLapse, decideWithdraw } from '../tickets/decide-hand-off.js';
import { decideAssign, decideResume, decideResumeOnTime, decideTransfer, decideWait } from '../tickets/decide-holding.js';
import { decideMessage } from '../tickets/decide-message.js';
import { decideMark, decideMarkAnswer, decideMarkVerdict } from '../tickets/decide-not-accountable.js';
import type { Decided } from '../tickets/decided.js';
import type { Desk } from '../tickets/desk.js';
import type { Actor, Audience, TicketEvent } from '../tickets/event.js';
import { applyEvent } from '../tickets/fold.js';
import { MOVES, type Move } from '../tickets/moves.js';
import type { TicketState } from '../tickets/state.js';
import { HOUR, type Instant, MINUTE } from '../time.js';
import { makeRecord } from './record-history.js';
import { classification, context } from './ticket-builder.js';
import { makeWork } from './work-history.js';

export interface Step {
  readonly gap: number;
  /** Chooses among the allowed moves. */
  readonly pick: number;
  /** Chooses among teams, texts, reasons. */
  readonly a: number;
  readonly b: number;
}

interface Start {
  readonly at: Instant;
  readonly priority: number;
  readonly team: number;
}

/** Whole minutes, so that an oracle may step. */
const gap = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * MINUTE) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 20 }).map((hours) => hours * HOUR) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 * 24 * 60 }).map((minutes) => minutes * MINUTE) },
);

/** Starts in the weeks around the change to and from summer time, and in between. */
const start: fc.Arbitrary<Start> = fc.record({
  at: fc.integer({ min: 0, max: 260 * 24 * 60 }).map((minutes) => Date.UTC(2026, 2, 1) + minutes * MINUTE),
  priority: fc.nat(3),
  team: fc.nat(11),
});

const steps = (max: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(fc.record({ gap, pick: fc.nat(400), a: fc.nat(12), b: fc.nat(12) }), { maxLength: max, size: 'max' });

export interface Played {
  readonly agreement: Agreement;
  readonly calendars: CalendarSet;
  readonly events: readonly TicketEvent[];
  /** A moment after the last event. */
  readonly asOf: Instant;
}

/** Histories under one of the given agreements, of up to `max` moves after the creation. */
export function histories(agreements: readonly Agreement[], max = 14): fc.Arbitrary<Played> {
  return fc
    .record({ agreement: fc.constantFrom(...agreements), start, steps: steps(max), after: gap })
    .map(({ agreement, start: from, steps: all, after }) => {
      const events = play(agreement, from, all);
      return { agreement, calendars: calendarSet(agreement), events, asOf: (events.at(-1)?.at ?? 0) + after };
    });
}

/** Plays a history: at each step somebody makes one of the moves that are open to him. */
function play(agreement: Agreement, from: Start, all: readonly Step[]): readonly TicketEvent[] {
  const roster = calendarSet(agreement);
  const events: TicketEvent[] = [];
  let state: TicketState | null = null;
  let now = from.at;
  const append = (decided: Decided, by: Actor): void => {
    if (!decided.outcome.ok) return;
    for (const body of decided.outcome.events) {
      const event = { ...body, seq: events.length + 1, at: decided.outcome.at, by } as TicketEvent;
      events.push(event);
      state = applyEvent(state, event);
    }
  };
  const robot: Desk = { agreement, by: { kind: 'system', name: 'robot' }, lead: false, now };
  const created = {
    subject: 'Something is wrong',
    requester: 'rita',
    classification: classification(PRIORITIES[from.priority % 4] ?? 'P2'),
    route: routeTo(agreement, from.team),
    access: null,
  };
  append(decideCreate(created, robot), { kind: 'requester', person: 'rita' });
  for (const step of all) {
    now += step.gap;
    if (state === null) break;
    append(decideLapse(state, { ...robot, now }, roster), robot.by);
    const options = openMoves(state, agreement, now);
    const chosen = options[step.pick % options.length];
    if (chosen !== undefined) append(make(state, chosen.move, step, chosen.desk, roster), chosen.desk.by);
  }
  return events;
}

const desks = (agreement: Agreement, now: Instant): readonly Desk[] => [
  ...agreement.parties.map(({ id }): Desk => ({ agreement, now, lead: true, by: { kind: 'team', person: `lead of ${id}`, party: id } })),
  { agreement, now, lead: false, by: { kind: 'requester', person: 'rita' } },
  { agreement, now, lead: false, by: { kind: 'system', name: 'robot' } },
];

/** Moves that make histories long and interesting come up more often. */
const OFTEN: Readonly<Record<Move, number>> = {
  message: 2,
  assign: 1,
  transfer: 4,
  wait: 3,
  resume: 3,
  classify: 2,
  handOff: 12,
  acceptHandOff: 18,
  declineHandOff: 10,
  withdrawHandOff: 12,
  lapseHandOff: 1,
  resolve: 2,
  reopen: 6,
  close: 4,
  moveAgreement: 1,
  markNotAccountable: 4,
  answerNotAccountable: 8,
  decideNotAccountable: 20,
  touchSystems: 1,
  tag: 1,
  setWishDate: 1,
  watch: 2,
  unwatch: 2,
  changeRequester: 1,
  link: 1,
  merge: 1,
  join: 2,
  unmerge: 8,
  editChecklist: 1,
  askApproval: 2,
  withdrawApproval: 5,
  answerApproval: 3,
  overrideGates: 1,
};

function openMoves(state: TicketState, agreement: Agreement, now: Instant): readonly { readonly move: Move; readonly desk: Desk }[] {
  return desks(agreement, now).flatMap((desk) => {
    const allowed = can(state, desk);
    const open = MOVES.filter(({ move }) => allowed[move].outcome);
    return open.flatMap(({ move }) => Array.from({ length: OFTEN[move] }, () => ({ move, desk })));
  });
}

const pick = <T>(all: readonly T[], n: number): T => all[n % all.length] as T;
const AUDIENCES: readonly Audience[] = ['requester', 'shared', 'own-party'];

/** Every other team or nobody, by a rule named after it. */
function routeTo(agreement: Agreement, n: number): Decision<RouteOutcome> {
  const team = n % 12 === 11 ? undefined : pick(agreement.teams, n);
  if (team === undefined) return { outcome: { owned: false }, causes: [] };
  const parts = { accountable: team.id, responsible: [team.id], consulted: [], informed: [], scope: 'included' } as const;
  return {
    outcome: { owned: true, rule: `to-${team.id}`, cell: null, team: team.id, policy: agreement.defaultPolicy, ...parts },
    causes: [],
  };
}

/** Makes a move with what the numbers of the step choose; the decision may still refuse it. */
export function make(state: TicketState, move: Move, { a, b }: Step, desk: Desk, roster: CalendarSet): Decided {
  const { agreement, now } = desk;
  const team = pick(agreement.teams, a).id;
  const open = state.handOffs.findLast((one) => one.answer === 'open')?.id ?? '';
  const mark = pick([...state.notAccountable.map((one) => one.id), 'no such'], b);
  switch (move) {
    case 'message':
      return decideMessage(state, { message: `m${state.lastSeq}`, audience: pick(AUDIENCES, a) }, desk);
    case 'assign':
      return decideAssign(state, pick([null, 'ana', 'otto'], a), desk);
    case 'transfer':
      return decideTransfer(state, team, desk);
    case 'wait':
      return decideWait(state, { on: pick(WAIT_REASONS, a), until: b % 2 === 0 ? null : now + b * HOUR, note: '', party: null }, desk);
    case 'resume':
      return b % 3 === 0 ? decideResumeOnTime(state, desk) : decideResume(state, desk);
    case 'classify': {
      const changes = b % 2 === 0 ? { priority: pick(PRIORITIES, a) } : { category: pick(agreement.categories, a).id };
      return decideClassify(state, { changes, reason: 'Seen', route: routeTo(agreement, b), access: null }, desk);
    }
    case 'handOff': {
      // Mostly across the party line; now and then to a team of the same party, which is refused.
      const others = agreement.teams.filter((one) => a === 0 || one.party !== state.holder?.party);
      const news = context({ tried: pick(['', 'Restarted it', `Step ${state.lastSeq}`], b), reason: b % 4 === 0 ? 'answer' : 'skill' });
      return decideHandOff(state, { handOff: `h${state.lastSeq}`, toTeam: pick(others, a).id, context: news }, desk, roster);
    }
    case 'acceptHandOff':
      return decideAccept(state, open, desk, roster);
    case 'declineHandOff':
      return decideDecline(state, { handOff: open, reason: 'Not ours' }, desk);
    case 'withdrawHandOff':
      return decideWithdraw(state, open, desk);
    case 'lapseHandOff':
      return decideLapse(state, desk, roster);
    case 'resolve':
      return decideResolve(state, 'Done', desk);
    case 'reopen':
      return decideReopen(state, 'It is back', desk);
    case 'close':
      return decideClose(state, desk);
    case 'moveAgreement':
      return decideMoveAgreement(state, { agreementVersion: state.agreementVersion + 1, policy: agreement.defaultPolicy }, desk);
    case 'markNotAccountable': {
      const from = state.createdAt + Math.floor(((now - state.createdAt) * a) / 13);
      return decideMark(state, { interval: `n${state.lastSeq}`, from, to: b % 3 === 0 ? null : now, reason: 'No power' }, desk);
    }
    case 'answerNotAccountable':
      return decideMarkAnswer(state, { interval: mark, answer: pick(['accepted', 'disputed'] as const, a), reason: 'We saw it' }, desk);
    case 'decideNotAccountable':
      return decideMarkVerdict(state, { interval: mark, stands: a % 2 === 0, reason: 'Talked it over' }, desk);
    case 'editChecklist':
    case 'askApproval':
    case 'withdrawApproval':
    case 'answerApproval':
    case 'overrideGates':
      return makeWork(state, move, a, b, desk);
    default:
      return makeRecord(state, move, a, b, desk);
  }
}
