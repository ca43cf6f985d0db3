/**
 * Who is told when something falls due, and when. People are told in their own hours: those of their team, and
 * those of their turn on call. A step that wakes tells at once: the person on call of a team with a rota, one
 * after the other until somebody takes notice; everybody of the other teams.
 */
import type { Falling } from '../../../../core/sla/escalation-due.js';
import { onCallAt, wakeLine } from '../../../../core/sla/rota-duty.js';
import type { WakeLine } from '../../../../core/tickets/escalation-event.js';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import type { Instant } from '../../../../core/time.js';
import type { Tx } from '../../../platform/db/db.js';
import type { CompiledAgreement } from '../../agreements/index.js';
import { type NewNotice, notify } from '../../notices/index.js';
import { arrangements, type Colleague, colleagues } from '../../on-call/index.js';

export interface Told {
  readonly people: readonly Colleague[];
  /** The lines of people whom a step wakes; empty for everything else. */
  lines(one: Falling): readonly WakeLine[];
  /** When somebody may be told: now while he works, else when he next does. */
  hoursOf(person: Colleague): Instant;
}

export async function whoIsTold(tx: Tx, partnership: string, now: Instant, under: CompiledAgreement): Promise<Told> {
  const { agreement, calendars } = under;
  const people = await colleagues(tx, partnership);
  const rotas = await arrangements(tx, partnership, agreement, people, now);
  const known = new Set(people.map((one) => one.id));
  const onCallNow = (person: string): boolean =>
    rotas.some((one) => calendars.calendar(one.rota.calendar).isOpen(now) && onCallAt(one, now).person === person);
  return {
    people,
    lines: (one) => {
      if (one.kind !== 'step' || !one.due.step.wake) return [];
      return rotas
        .filter(({ team }) => one.due.step.notify.includes(team.id))
        .map((rota) => ({ team: rota.team.id, people: wakeLine(rota, now).filter((id) => known.has(id)), everyMs: rota.wakeNextMs }))
        .filter((line) => line.people.length > 0);
    },
    hoursOf: ({ id, teams }) => {
      if (onCallNow(id)) return now;
      const opens = agreement.teams
        .filter((team) => teams.includes(team.id))
        .map((team) => calendars.calendar(team.coverage).nextOpening(now))
        .filter((at) => at !== 'never');
      // Whoever has no hours is told rather than never.
      return opens.length === 0 ? now : Math.min(...opens);
    },
  };
}

/** @param state the ticket before */
export async function tellOfFall(
  tx: Tx,
  partnership: string,
  now: Instant,
  ticket: string,
  state: TicketState,
  fallen: readonly TicketEvent[],
  told: Told,
): Promise<void> {
  const ofTeam = (team: string) => told.people.filter((one) => one.teams.includes(team));
  const leads = told.people.filter((one) => one.lead);
  const notices: NewNotice[] = [];
  const add = (people: readonly Colleague[], notice: Omit<NewNotice, 'person' | 'ticket'>): void => {
    for (const person of people)
      notices.push({ ...notice, person: person.id, ticket, dueAt: notice.wakes === true ? now : told.hoursOf(person) });
  };
  for (const event of fallen) {
    if (event.kind === 'escalated') {
      const { key, step, clock, atPercent, dueAt, wakes, wake } = event;
      for (const line of wakes) notices.push(wakeOf(ticket, key, line.people[0]!, dueAt));
      const others = event.teams.filter((team) => !wakes.some((line) => line.team === team)).flatMap(ofTeam);
      const data = { escalation: key, step, clock, atPercent, dueAt };
      add([...others, ...(event.leads ? leads : [])], { kind: 'ticket.escalated', key: `escalated ${ticket} ${key}`, data, wakes: wake });
    } else if (event.kind === 'wake-passed-on') {
      notices.push(wakeOf(ticket, event.key, event.person, event.dueAt));
    } else if (event.kind === 'surfaced') {
      const people = event.what === 'unowned' ? leads : ofTeam(state.holder?.team ?? '');
      const { what, since } = event;
      add(people, { kind: `ticket.${what}`, key: `${what} ${ticket} ${since}`, data: { since } });
    }
  }
  await notify(tx, partnership, now, notices);
}

/** A wake is about one step: answering it in one place answers it everywhere. */
export const wakeKey = (ticket: string, escalation: string): string => `woken ${ticket} ${escalation}`;

const wakeOf = (ticket: string, escalation: string, person: string, dueAt: Instant): NewNotice => ({
  person,
  kind: 'ticket.woken',
  ticket,
  key: wakeKey(ticket, escalation),
  data: { escalation, dueAt },
  wakes: true,
});

/** A wait ended at its date without anybody: whoever was at it is told, else the team. */
export async function tellLate(tx: Tx, partnership: string, now: Instant, ticket: string, state: TicketState, told: Told): Promise<void> {
  const since = state.lateSince;
  if (since === null) return;
  const assigned = told.people.filter((one) => one.id === state.assignee);
  const people = assigned.length > 0 ? assigned : told.people.filter((one) => one.teams.includes(state.holder?.team ?? ''));
  const key = `late ${ticket} ${since}`;
  const notices = people.map((one) => ({ person: one.id, kind: 'ticket.late', ticket, key, data: { since }, dueAt: told.hoursOf(one) }));
  await notify(tx, partnership, now, notices);
}
