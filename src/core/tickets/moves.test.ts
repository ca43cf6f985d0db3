/** The state table: every move in every status, by everybody. */
import { describe, expect, it } from 'vitest';
import { calendarSet } from '../sla/calendars.js';
import { harborLane } from '../testing/harbor-lane.js';
import { automatic, lifeFrom, onsite, requester, technician } from '../testing/ticket-builder.js';
import { make } from '../testing/ticket-history.js';
import { can } from './can.js';
import type { Desk } from './desk.js';
import type { Actor } from './event.js';
import { foldTicket } from './fold.js';
import { MOVES, type Move, moveRule } from './moves.js';
import { TICKET_STATUSES, type TicketState, type TicketStatus } from './state.js';

const calendars = calendarSet(harborLane);
const NOW = Date.parse('2026-03-09T18:00Z');
const start = () => lifeFrom('2026-03-09 09:00', 'P2');

const IN_STATUS: Readonly<Record<TicketStatus, TicketState>> = {
  new: foldTicket(start().events),
  open: foldTicket(start().at('10:00').message('shared').events),
  waiting: foldTicket(start().at('10:00').waiting().events),
  resolved: foldTicket(start().at('10:00').resolved().events),
  closed: foldTicket(start().at('10:00').resolved().add({ kind: 'closed' }).events),
};

const desk = (by: Actor, lead = false): Desk => ({ agreement: harborLane, by, lead, now: NOW });
const EVERYBODY: readonly Desk[] = [technician, onsite, requester, automatic].map((by) => desk(by, true));
const step = { gap: 0, pick: 0, a: 1, b: 1 };

describe('the state table', () => {
  it('has a state of each status to try', () => {
    for (const status of TICKET_STATUSES) expect(IN_STATUS[status].status).toBe(status);
  });

  it('allows these moves and no others', () => {
    const always = ['markNotAccountable', 'answerNotAccountable', 'decideNotAccountable'];
    const handOffs = ['handOff', 'acceptHandOff', 'declineHandOff', 'withdrawHandOff', 'lapseHandOff'];
    const record = ['tag', 'watch', 'unwatch', 'link'];
    const whileLive = [
      'touchSystems',
      'setWishDate',
      'changeRequester',
      'merge',
      'join',
      'editChecklist',
      'askApproval',
      'withdrawApproval',
      'answerApproval',
      'overrideGates',
    ];
    const live = [
      'message',
      'assign',
      'transfer',
      'wait',
      'classify',
      ...handOffs,
      'resolve',
      'moveAgreement',
      ...always,
      ...record,
      ...whileLive,
    ];
    const legal = (status: TicketStatus) =>
      MOVES.filter((one) => one.from.includes(status))
        .map((one) => one.move)
        .sort();
    expect(legal('new')).toEqual([...live].sort());
    expect(legal('open')).toEqual([...live].sort());
    expect(legal('waiting')).toEqual([...live, 'resume'].sort());
    expect(legal('resolved')).toEqual([...always, ...record, 'changeRequester', 'close', 'message', 'overrideGates', 'reopen'].sort());
    expect(legal('closed')).toEqual([...always, ...record, 'unmerge'].sort());
  });

  const illegal = MOVES.flatMap(({ move, from }) =>
    TICKET_STATUSES.filter((status) => !from.includes(status)).map((status) => [move, status] as const),
  );
  it.each(illegal)('%s is refused while %s, whoever asks', (move, status) => {
    for (const one of EVERYBODY) {
      const decided = make(IN_STATUS[status], move, step, one, calendars);
      expect(decided.outcome).toMatchObject({ ok: false, code: 'wrong-status' });
      expect(decided.causes[0]?.text).toBe(moveRule(move).refusal);
      expect(can(IN_STATUS[status], one)[move]).toEqual({ outcome: false, causes: decided.causes });
    }
  });

  it('covers twenty illegal pairs and more', () => {
    expect(illegal.length).toBeGreaterThan(20);
  });

  it('refuses by the same cause as it shows, for every move, status and actor', () => {
    for (const status of TICKET_STATUSES) {
      for (const one of EVERYBODY) {
        const shown = can(IN_STATUS[status], one);
        for (const { move } of MOVES) {
          if (shown[move].outcome) continue;
          const decided = make(IN_STATUS[status], move, step, one, calendars);
          expect([decided.outcome.ok, decided.causes]).toEqual([false, shown[move].causes]);
        }
      }
    }
  });

  it('names each move once, and no move that does not exist', () => {
    expect(new Set(MOVES.map((one) => one.move)).size).toBe(MOVES.length);
    expect(() => moveRule('fly' as Move)).toThrow('No such move');
  });
});

describe('sides', () => {
  const texts = (state: TicketState, by: Actor, move: Move, lead = false) =>
    can(state, desk(by, lead))[move].causes.map((cause) => cause.text);
  const open = IN_STATUS.open;
  const offered = foldTicket(start().at('10:00').proposed('h1', 'onsite-it').events);
  const nobodys = foldTicket(start().routed(null, null).events);

  const rows: readonly [Move, TicketState, Actor, boolean][] = [
    ['resolve', open, technician, true],
    ['resolve', open, onsite, false],
    ['resolve', open, requester, false],
    ['resolve', nobodys, technician, false],
    ['assign', open, automatic, true],
    ['assign', open, onsite, false],
    ['handOff', open, technician, true],
    ['handOff', offered, technician, false],
    ['handOff', nobodys, technician, false],
    ['transfer', nobodys, onsite, true],
    ['transfer', open, onsite, false],
    ['transfer', offered, technician, false],
    ['classify', open, onsite, false],
    ['classify', nobodys, onsite, true],
    ['acceptHandOff', offered, onsite, true],
    ['acceptHandOff', offered, technician, false],
    ['acceptHandOff', open, onsite, false],
    ['declineHandOff', offered, onsite, true],
    ['declineHandOff', offered, technician, false],
    ['withdrawHandOff', offered, technician, true],
    ['withdrawHandOff', offered, onsite, false],
    ['lapseHandOff', offered, automatic, true],
    ['lapseHandOff', offered, technician, false],
    ['resume', IN_STATUS.waiting, automatic, true],
    ['resume', IN_STATUS.waiting, requester, false],
    ['message', IN_STATUS.resolved, requester, true],
    ['reopen', IN_STATUS.resolved, requester, true],
    ['reopen', IN_STATUS.resolved, automatic, false],
    ['close', IN_STATUS.resolved, automatic, true],
    ['close', IN_STATUS.resolved, onsite, false],
    ['moveAgreement', open, technician, false],
    ['markNotAccountable', IN_STATUS.closed, technician, true],
    ['markNotAccountable', IN_STATUS.closed, onsite, false],
  ];
  it.each(rows)('%s, case %#', (move, state, by, allowed) => {
    const decided = can(state, desk(by))[move];
    expect(decided.outcome).toBe(allowed);
    expect(decided.causes.length).toBe(allowed ? 0 : 1);
  });

  it('the accountable party may close and classify what another party holds', () => {
    const state = foldTicket(start().at('10:00').transferred('onsite-it').events);
    expect(can(state, desk(technician)).classify.outcome).toBe(true);
    expect(can(state, desk(technician)).resolve.outcome).toBe(false);
  });

  it('a lead may move a ticket to another agreement, a technician not', () => {
    expect(can(open, desk(technician, true)).moveAgreement.outcome).toBe(true);
    expect(texts(open, technician, 'moveAgreement')).toEqual(['Only a lead can move a ticket to another version of the agreement']);
  });

  it('says who holds it, and who has not answered yet', () => {
    expect(texts(open, onsite, 'resolve')).toEqual(['Only the party that holds the ticket can resolve it. Northwind IT holds it']);
    expect(texts(offered, technician, 'handOff')).toEqual(['Harbor Lane has not answered the open hand-off: withdraw it first']);
    expect(texts(offered, technician, 'acceptHandOff')).toEqual([
      'Only the party that the hand-off is offered to can accept it: Harbor Lane',
    ]);
    expect(texts(nobodys, technician, 'resolve')).toEqual(['Nobody holds this ticket: give it to a team first']);
  });
});
