/**
 * Who is told of what happens to the holding of a ticket: the team that a hand-off is offered to, the
 * person whose offer was answered, the leads that a bounce calls in, the party that a claim concerns.
 * Whoever did it is not told. A team is told when it is next on duty.
 */
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import type { Instant } from '../../../../core/time.js';
import type { Tx } from '../../../platform/db/db.js';
import type { CompiledAgreement } from '../../agreements/index.js';
import { type Circle, whomToTell } from '../../identity/index.js';
import { type NewNotice, notify } from '../../notices/index.js';

interface Word extends Pick<NewNotice, 'kind' | 'key' | 'data'> {
  readonly circle: Circle;
  /** The team whose hours the notice waits for. */
  readonly hoursOf?: string;
}

export async function tellOfHolding(
  tx: Tx,
  partnership: string,
  now: Instant,
  ticket: string,
  state: TicketState,
  added: readonly TicketEvent[],
  under: CompiledAgreement,
): Promise<void> {
  for (const event of added) {
    for (const { kind, key, data = {}, circle, hoursOf } of wordsOf(event, state, under)) {
      const told = (await whomToTell(tx, partnership, circle)).filter((person) => person !== actorOf(event));
      const opens = hoursOf === undefined ? now : under.calendars.duty(hoursOf).nextOpening(now);
      const dueAt = opens === 'never' ? now : opens;
      await notify(
        tx,
        partnership,
        now,
        told.map((person) => ({ person, kind, ticket, key: `${kind} ${ticket} ${key}`, data, dueAt })),
      );
    }
  }
}

const actorOf = ({ by }: TicketEvent): string | null => (by.kind === 'system' ? null : by.person);

function* wordsOf(event: TicketEvent, state: TicketState, { agreement }: CompiledAgreement): Generator<Word> {
  switch (event.kind) {
    case 'hand-off-proposed': {
      const data = { handOff: event.handOff, team: event.toTeam, immediate: event.transfer === 'immediate' };
      const circle = { teams: [event.toTeam] };
      yield { kind: 'ticket.hand-off-offered', key: event.handOff, data, circle, hoursOf: event.toTeam };
      return;
    }
    case 'hand-off-accepted':
    case 'hand-off-declined': {
      const handOff = state.handOffs.find((one) => one.id === event.handOff);
      if (handOff === undefined) return;
      const data = { handOff: event.handOff, team: handOff.to.team, automatic: handOff.answer === 'automatic' };
      yield { kind: `ticket.${event.kind}`, key: event.handOff, data, circle: { people: [handOff.proposedBy] } };
      // Nobody there pressed a button: the team has to hear that the ball is with it now.
      if (handOff.answer === 'automatic') {
        const circle = { teams: [handOff.to.team] };
        yield { kind: 'ticket.hand-off-passed', key: event.handOff, data, circle, hoursOf: handOff.to.team };
      }
      return;
    }
    case 'leads-called-in':
      yield {
        kind: 'ticket.leads-called-in',
        key: `${event.bounces}`,
        data: { bounces: event.bounces },
        circle: { leadsOf: event.parties },
      };
      return;
    case 'not-accountable-marked': {
      const leadsOf = agreement.parties.map(({ id }) => id).filter((party) => party !== event.party);
      const teams = state.holder !== null && state.holder.party !== event.party ? [state.holder.team] : [];
      const data = { interval: event.interval, party: event.party };
      yield { kind: 'ticket.not-accountable-marked', key: event.interval, data, circle: { teams, leadsOf } };
      return;
    }
    case 'not-accountable-answered':
    case 'not-accountable-decided': {
      const one = state.notAccountable.find((mark) => mark.id === event.interval);
      if (one === undefined || one.answeredBy === null) return;
      // A dispute waits for the leads of both; what is settled concerns them, too.
      const data = { interval: one.id, outcome: one.outcome };
      const circle = { people: [one.markedBy], leadsOf: [one.party, one.answeredBy] };
      yield { kind: `ticket.${event.kind}`, key: `${one.id} ${event.seq}`, data, circle };
      return;
    }
    default:
  }
}
