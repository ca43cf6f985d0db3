/**
 * Handing a ticket across the party line, and what becomes of the offer.
 *
 * The holder offers it with context; until the other party accepts, the holder keeps it. Where the
 * agreement says so it passes at once. Without an answer it passes by itself when the receiving
 * team's open time for accepting is used up. A return goes to the person who sent it, when on duty.
 *
 * Example: offered on Tuesday at 10:00 and never answered, with 30 minutes to accept: it passes at
 * 10:30 by itself; offered at 16:45 to a team that goes home at 17:00 and comes at 08:00, at 08:15.
 */

import type { Agreement } from '../agreement/agreement.js';
import type { Deadline } from '../calendar/calendar.js';
import type { HandOffId, TeamId } from '../ids.js';
import type { Instant } from '../time.js';
import { openHandOff, refusal } from './can.js';
import { type Decided, grant, refuse } from './decided.js';
import { type Desk, findTeam, partyName } from './desk.js';
import { leftAt } from './draft-holding.js';
import type { HandOffContext, TicketEventBody } from './event.js';
import { earnsReturn, missingContext, sentFrom } from './hand-off-context.js';
import type { Roster } from './roster.js';
import type { HandOff, Holder, TicketState } from './state.js';

export interface ProposeHandOff {
  /** The new hand-off's id. */
  readonly handOff: HandOffId;
  readonly toTeam: TeamId;
  readonly context: HandOffContext;
}

/** @returns `hand-off-proposed`; where transfer is immediate, `assigned` too when it returns to a person on duty */
export function decideHandOff(state: TicketState, command: ProposeHandOff, desk: Desk, roster: Roster): Decided {
  const no = refusal(state, 'handOff', desk);
  if (no !== null) return no;
  const team = findTeam(desk.agreement, command.toTeam);
  if (team === null) return refuse('unknown-team', `The agreement knows no team '${command.toTeam}'`, command.toTeam);
  if (team.party === state.holder?.party) {
    return refuse('same-party', `${team.name} works for the same party: give it to the team directly`, team.id);
  }
  if (state.handOffs.some((one) => one.id === command.handOff)) {
    return refuse('duplicate-id', 'This hand-off is on the ticket already', command.handOff);
  }
  const missing = missingContext(desk.agreement, state.category, command.context);
  if (missing.length > 0) {
    return refuse('missing-context', `A hand-off needs context. To fill in: ${missing.join(', ')}`, 'handOff', missing);
  }
  if (leftAt(state.spans, team.party, desk.now) !== null && !earnsReturn(state, team.party, command.context)) {
    const name = partyName(desk.agreement, team.party);
    const text = `${name} held this ticket before: answer what it asked, or add what it does not know yet`;
    return refuse('return-without-context', text, 'handOff', ['tried', 'evidence']);
  }
  const { transfer } = desk.agreement.handOff;
  const { handOff, context } = command;
  const proposed: TicketEventBody = { kind: 'hand-off-proposed', handOff, toTeam: team.id, toParty: team.party, context, transfer };
  const back = transfer === 'immediate' ? toSender(state, { team: team.id, party: team.party }, desk.now, roster) : [];
  return grant(desk.now, [proposed, ...back]);
}

/** @returns `hand-off-accepted`, and `assigned` when it returns to a person who is on duty */
export function decideAccept(state: TicketState, handOff: HandOffId, desk: Desk, roster: Roster): Decided {
  return (
    answeredBefore(state, handOff, desk) ??
    refusal(state, 'acceptHandOff', desk) ??
    answering(state, handOff, (open) =>
      grant(desk.now, [{ kind: 'hand-off-accepted', handOff, automatic: false }, ...toSender(state, open.to, desk.now, roster)]),
    )
  );
}

/** @returns `hand-off-declined`; the reason must be given */
export function decideDecline(state: TicketState, command: { handOff: HandOffId; reason: string }, desk: Desk): Decided {
  const { handOff, reason } = command;
  return (
    answeredBefore(state, handOff, desk) ??
    refusal(state, 'declineHandOff', desk) ??
    answering(state, handOff, () => {
      if (reason.trim() === '') return refuse('text-missing', 'Say why it is declined', 'declineHandOff', ['reason']);
      return grant(desk.now, [{ kind: 'hand-off-declined', handOff, reason }]);
    })
  );
}

/** @returns `hand-off-withdrawn` */
export function decideWithdraw(state: TicketState, handOff: HandOffId, desk: Desk): Decided {
  return (
    answeredBefore(state, handOff, desk) ??
    refusal(state, 'withdrawHandOff', desk) ??
    answering(state, handOff, () => grant(desk.now, [{ kind: 'hand-off-withdrawn', handOff }]))
  );
}

/**
 * The instant at which the open hand-off passes by itself: after the agreed open time of the
 * receiving team. Null when none is open, `never` when that team never opens.
 */
export function lapsesAt(state: TicketState, agreement: Agreement, roster: Pick<Roster, 'duty'>): Deadline | null {
  const open = openHandOff(state);
  return open === null ? null : roster.duty(open.to.team).add(open.proposedAt, agreement.handOff.acceptWithinMs);
}

/**
 * Lets an unanswered hand-off pass, stamped with the instant it fell due however late it is noticed.
 *
 * @param desk acts for the system
 * @returns `hand-off-accepted`, automatic; refused with `not-due` before its time
 */
export function decideLapse(state: TicketState, desk: Desk, roster: Roster): Decided {
  const no = refusal(state, 'lapseHandOff', desk);
  if (no !== null) return no;
  const open = openHandOff(state);
  const due = lapsesAt(state, desk.agreement, roster);
  if (open === null || due === null || due === 'never' || due > desk.now) {
    return refuse('not-due', 'The other party still has time to answer', open?.id ?? null);
  }
  const at = Math.max(due, state.lastAt);
  return grant(at, [{ kind: 'hand-off-accepted', handOff: open.id, automatic: true }, ...toSender(state, open.to, at, roster)]);
}

/** Of two who answer at once the second finds it answered: that says more than whose turn it is now. */
function answeredBefore(state: TicketState, handOff: HandOffId, desk: Desk): Decided | null {
  if (desk.by.kind !== 'team') return null;
  const before = state.handOffs.findLast((one) => one.id === handOff && one.answer !== 'open');
  if (before === undefined) return null;
  return refuse('hand-off-answered', ANSWERED[before.answer] ?? 'The hand-off is answered already', handOff);
}

const ANSWERED: Partial<Record<HandOff['answer'], string>> = {
  accepted: 'The hand-off was accepted already',
  automatic: 'The hand-off passed by itself already',
  immediate: 'The hand-off passed at once',
  declined: 'The hand-off was declined already',
  withdrawn: 'The hand-off was taken back already',
};

function answering(state: TicketState, handOff: HandOffId, decide: (open: HandOff) => Decided): Decided {
  const open = openHandOff(state);
  if (open?.id === handOff) return decide(open);
  return refuse('no-such-hand-off', 'That hand-off does not wait for an answer', handOff);
}

function toSender(state: TicketState, to: Holder, at: Instant, roster: Roster): readonly TicketEventBody[] {
  const sender = sentFrom(state, to.party);
  if (sender === null || sender.person === null || sender.team !== to.team) return [];
  return roster.onDuty(sender.person, to.team, at) ? [{ kind: 'assigned', person: sender.person }] : [];
}
