/** However often and however late somebody looks: the same things fall due, each once, in order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement, EscalationStep } from '../agreement/agreement.js';
import { harborLane } from '../testing/harbor-lane.js';
import { AGREEMENTS } from '../testing/ticket-agreements.js';
import { type Life, lifeFrom, local, onsite, requester, technician } from '../testing/ticket-builder.js';
import { histories } from '../testing/ticket-history.js';
import { decideAcknowledge, escalationOf } from '../tickets/escalation-acknowledge.js';
import type { WakeLine } from '../tickets/escalation-event.js';
import type { TicketEvent, TicketEventBody } from '../tickets/event.js';
import { foldTicket } from '../tickets/fold.js';
import { HOUR, type Instant, MINUTE } from '../time.js';
import { type CalendarSet, calendarSet } from './calendars.js';
import { clockTotals } from './clocks.js';
import { fallingEvent, fallsDue, nextFallAt } from './escalation-due.js';

const step = (id: string, atPercent: number, more: Partial<EscalationStep> = {}): EscalationStep => ({
  id,
  clock: 'resolve',
  atPercent,
  priorities: null,
  notify: [],
  leads: true,
  wake: false,
  ...more,
});
const everyClock = (['respond', 'update', 'resolve', 'accept'] as const).flatMap((clock) =>
  [0.001, 10, 75, 100, 250].map((p) => step(`${clock}${p}`, p, { clock, priorities: p === 10 ? ['P1', 'P2'] : null })),
);
const SYSTEM = { kind: 'system', name: 'sweeper' } as const;

/** A ticket's record as a server keeps it. */
class Desk {
  readonly events: TicketEvent[] = [];
  constructor(
    private readonly agreement: Agreement,
    private readonly calendars: CalendarSet,
    private readonly lines: readonly WakeLine[] = [],
  ) {}

  add(body: TicketEventBody, at: Instant, by: TicketEvent['by']): void {
    this.events.push({ ...body, seq: this.events.length + 1, at, by } as TicketEvent);
  }

  /** A look at the ticket: what is due is written down. */
  settle(until: Instant): number {
    const due = this.events.length === 0 ? [] : fallsDue(this.events, this.agreement, this.calendars, until);
    for (const one of due) this.add(fallingEvent(one, until, this.lines), Math.max(one.at, this.events.at(-1)!.at), SYSTEM);
    return due.length;
  }

  /** Whoever changes a ticket first writes down what was due before. Events of one instant are one change. */
  change(event: TicketEvent): void {
    if (event.at > (this.events.at(-1)?.at ?? event.at)) this.settle(event.at);
    const { seq: _, at, by, ...body } = event;
    this.add(body as TicketEventBody, at, by);
  }

  next(): Instant | null {
    const { state, clocks } = clockTotals(this.events, this.agreement, this.calendars, this.events.at(-1)!.at)!;
    return nextFallAt(state, clocks, this.agreement, this.calendars);
  }

  fired() {
    return this.events.flatMap((event) =>
      event.kind === 'escalated' ? [[event.key, event.dueAt]] : event.kind === 'surfaced' ? [[event.what, event.since]] : [],
    );
  }
}

function play(life: Life, steps: readonly EscalationStep[], until: string, more: Partial<Agreement> = {}): Desk {
  const agreement = { ...harborLane, escalation: steps, ...more };
  const desk = new Desk(agreement, calendarSet(agreement));
  for (const event of life.events) desk.change(event);
  desk.settle(local(until));
  return desk;
}

describe('what falls due', () => {
  it('is the same for every way of looking, each once, in the order of the instants; and a look finds it when the row says so', () => {
    let [steps, surfaced] = [0, 0];
    const varied = AGREEMENTS.map((one) => ({ ...one, escalation: everyClock }));
    fc.assert(
      fc.property(histories(varied), fc.array(fc.nat(100_000), { maxLength: 12 }), ({ events, agreement, calendars, asOf }, looks) => {
        const start = events[0]!.at;
        const moments = looks.map((n) => start + Math.floor(((asOf - start) * n) / 100_000)).sort((a, b) => a - b);
        const rarely = new Desk(agreement, calendars);
        const often = new Desk(agreement, calendars);
        for (const event of events) {
          while (moments[0] !== undefined && moments[0] < event.at) {
            often.settle(moments.shift()!);
            // Another server looks at the same moment and finds nothing left.
            expect(often.settle(often.events.at(-1)!.at)).toBe(0);
          }
          rarely.change(event);
          often.change(event);
          const [last, next] = [often.events.at(-1)!.at, often.next()];
          for (const until of [last, last + 7 * MINUTE, last + 40 * HOUR]) {
            const due = fallsDue(often.events, agreement, calendars, until);
            expect(due.length > 0).toBe(next !== null && next <= until);
          }
        }
        for (const moment of moments) often.settle(moment);
        rarely.settle(asOf);
        often.settle(asOf);
        expect(often.fired()).toEqual(rarely.fired());
        const keys = often.fired().map((one) => one.join(' '));
        expect(new Set(keys).size).toBe(keys.length);
        steps += keys.filter((key) => key.includes(':')).length;
        surfaced += keys.filter((key) => !key.includes(':')).length;
        // Nothing of it moves the ticket or its clocks.
        const plain = clockTotals(events, agreement, calendars, asOf)!;
        const told = clockTotals(often.events, agreement, calendars, asOf)!;
        expect(told.clocks).toEqual(plain.clocks);
        expect(told.state.spans).toEqual(plain.state.spans);
      }),
      { numRuns: 80 },
    );
    expect(Math.min(steps, surfaced)).toBeGreaterThan(15);
  });

  it('comes in order with the instants after an outage of three days', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2');
    const desk = play(life, [step('breach', 100), step('half', 50), step('late', 150)], '2026-03-12 09:00');
    expect(desk.events.slice(2).map((one) => [one.kind, one.at])).toEqual([
      ['escalated', local('2026-03-09 13:00')],
      ['escalated', local('2026-03-09 17:00')],
      ['surfaced', local('2026-03-10 09:00')],
      ['escalated', local('2026-03-10 12:00')],
    ]);
    expect(desk.events[2]).toMatchObject({ step: 'half', dueAt: local('2026-03-09 13:00'), toldAt: local('2026-03-12 09:00') });
  });

  it('finds steps of the past when the priority is raised, and takes none back when it is lowered', () => {
    const raised = lifeFrom('2026-03-09 08:00', 'P3').at('2026-03-10 08:00').priority('P2').at('10:00').priority('P3');
    const fired = play(raised, [step('breach', 100)], '2026-03-10 12:00').events.filter((one) => one.kind === 'escalated');
    expect(fired).toMatchObject([{ at: local('2026-03-10 08:00'), dueAt: local('2026-03-09 16:00') }]);
  });

  it('says nothing of a clock that has ended, even where a raised priority makes it a missed one', () => {
    // A P1 is to be answered within 15 minutes; this one was answered after 40, as a P3.
    const answered = lifeFrom('2026-03-09 09:00', 'P3').at('09:40').message('requester').at('09:50').priority('P1');
    expect(play(answered, [step('answer', 100, { clock: 'respond' }), step('ten', 10)], '2026-03-09 10:00').fired()).toEqual([
      ['resolve::ten', local('2026-03-09 09:24')],
    ]);
  });

  it('stops with the resolution and goes on after reopening', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2').at('15:00').resolved().at('2026-03-11 09:00').reopened();
    const desk = play(life, [step('half', 50), step('breach', 100)], '2026-03-11 16:00');
    expect(desk.fired()).toEqual([
      ['resolve::half', local('2026-03-09 13:00')],
      ['resolve::breach', local('2026-03-11 11:00')],
    ]);
  });

  it('surfaces what nobody owns at once, and what nobody touched after the agreed time, or a day of the team', () => {
    const nobody = lifeFrom('2026-03-09 09:00', 'P2').at('09:05').routed(null).at('10:00').by(onsite).transferred('onsite-it');
    expect(play(nobody, [], '2026-03-13 12:00').fired()).toEqual([
      ['unowned', local('2026-03-09 09:05')],
      // 24 h of a team that works nine a day: 7 on Monday, 9 on Tuesday, 8 on Wednesday.
      ['untouched', local('2026-03-11 16:00')],
    ]);
    const policies = [{ ...harborLane.policies[0]!, targets: [{ ...harborLane.policies[0]!.targets[1]!, updateMs: 2 * HOUR }] }];
    const life = lifeFrom('2026-03-09 09:00', 'P2').at('10:00').message('shared').at('11:00').message('own-party').at('14:00').waiting();
    expect(play(life, [], '2026-03-13 12:00', { policies }).fired()).toEqual([['untouched', local('2026-03-09 12:00')]]);
  });

  it('says that a wait ended by itself until somebody touches it', () => {
    const life = lifeFrom('2026-03-09 09:00', 'P2').at('10:00');
    life.add({ kind: 'waiting', on: 'scheduled', until: local('2026-03-10 08:00'), note: '' });
    life.at('2026-03-10 08:00').by({ kind: 'system', name: 'sweeper' }).resumed();
    expect(foldTicket(life.events).lateSince).toBe(local('2026-03-10 08:00'));
    const answered = [...life.at('08:20').by(technician).message('shared').events];
    expect(foldTicket(answered).lateSince).toBeNull();
    const early = lifeFrom('2026-03-09 09:00', 'P2').at('10:00').waiting().at('11:00').by(requester).resumed();
    expect(foldTicket(early.events).lateSince).toBeNull();
  });
});

describe('waking', () => {
  const steps = [step('loud', 100, { notify: ['infrastructure'], wake: true, leads: false })];
  const agreement = { ...harborLane, escalation: steps };
  const line = { team: 'infrastructure', people: ['priya', 'tom', 'inez'], everyMs: 15 * MINUTE };
  const woken = (until: string, acknowledged: string | null = null) => {
    const desk = new Desk(agreement, calendarSet(agreement), [line]);
    for (const event of lifeFrom('2026-03-08 00:30', 'P1').events) desk.change(event);
    desk.settle(local('2026-03-08 05:30'));
    if (acknowledged !== null) {
      desk.settle(local(acknowledged));
      const state = foldTicket(desk.events);
      const asking = { agreement, by: technician, lead: false, now: local(acknowledged) };
      const { outcome } = decideAcknowledge(escalationOf(state, 'resolve::loud')!, asking)!;
      if (outcome.ok) for (const body of outcome.events) desk.add(body, outcome.at, technician);
      expect(decideAcknowledge(escalationOf(foldTicket(desk.events), 'resolve::loud')!, asking)).toBeNull();
    }
    // Two looks, the second long after.
    desk.settle(local('2026-03-08 05:50'));
    desk.settle(local(until));
    return desk.events.flatMap((one) => (one.kind === 'wake-passed-on' ? [[one.person, one.dueAt]] : []));
  };

  it('goes on to the next person until the line ends', () => {
    // The second person is told at 05:50, when somebody looks; the third waits as long from then.
    expect(woken('2026-03-08 05:51')).toEqual([['tom', local('2026-03-08 05:45')]]);
    expect(woken('2026-03-09 12:00')).toEqual([
      ['tom', local('2026-03-08 05:45')],
      ['inez', local('2026-03-08 06:05')],
    ]);
  });

  it('stops once somebody took notice', () => {
    expect(woken('2026-03-09 12:00', '2026-03-08 05:40')).toEqual([]);
    expect(woken('2026-03-09 12:00', '2026-03-08 05:46')).toEqual([['tom', local('2026-03-08 05:45')]]);
  });

  it('is for the parties that were told, and for leads where the step tells them', () => {
    const desk = new Desk(agreement, calendarSet(agreement), [line]);
    for (const event of lifeFrom('2026-03-08 00:30', 'P1').events) desk.change(event);
    desk.settle(local('2026-03-08 05:30'));
    const told = escalationOf(foldTicket(desk.events), 'resolve::loud')!;
    const asking = (by: TicketEvent['by'], lead: boolean) => ({ agreement, by, lead, now: local('2026-03-08 05:31') });
    expect(decideAcknowledge(told, asking(onsite, true))?.outcome).toMatchObject({ ok: false, code: 'wrong-side' });
    expect(decideAcknowledge({ ...told, leads: true }, asking(onsite, true))?.outcome.ok).toBe(true);
    expect(decideAcknowledge({ ...told, leads: true }, asking(onsite, false))?.outcome.ok).toBe(false);
    expect(decideAcknowledge(told, asking(requester, false))?.outcome.ok).toBe(false);
    expect(decideAcknowledge(told, asking(technician, false))?.outcome.ok).toBe(true);
  });
});
