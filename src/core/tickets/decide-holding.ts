/**
 * What the holding party does with a ticket it has: assign a person, give it to another of its
 * teams, let it wait, take it up again.
 *
 * Example: the service desk asks the requester for a screenshot: `waiting` on the requester. A wait
 * on the other party names which one was asked; time that counts meanwhile is that party's.
 */
import type { WaitReason } from '../agreement/agreement.js';
import type { PartyId, PersonId, TeamId } from '../ids.js';
import type { Instant } from '../time.js';
import { openHandOff, refusal } from './can.js';
import { type Decided, grant, refuse } from './decided.js';
import { type Desk, findTeam, partyName } from './desk.js';
import type { TicketEventBody } from './event.js';
import type { TicketState } from './state.js';

/** Gives the ticket to a person of the holding party, or back to the whole team. */
export function decideAssign(state: TicketState, person: PersonId | null, desk: Desk): Decided {
  const no = refusal(state, 'assign', desk);
  if (no !== null) return no;
  if (state.assignee === person) {
    return refuse('nothing-changes', person === null ? 'Nobody is assigned' : 'That person has it already', 'assign');
  }
  return grant(desk.now, [{ kind: 'assigned', person }]);
}

/** Gives the ticket to another team of the same party; while nobody holds it, to a team of one's own party. */
export function decideTransfer(state: TicketState, toTeam: TeamId, desk: Desk): Decided {
  const no = refusal(state, 'transfer', desk);
  if (no !== null) return no;
  const team = findTeam(desk.agreement, toTeam);
  if (team === null) return refuse('unknown-team', `The agreement knows no team '${toTeam}'`, toTeam);
  if (state.holder?.team === toTeam) return refuse('same-team', `${team.name} has it already`, toTeam);
  if (desk.by.kind === 'team' && team.party !== desk.by.party) {
    return refuse('other-party', `${team.name} works for ${partyName(desk.agreement, team.party)}: hand it off with context`, toTeam);
  }
  return grant(desk.now, [{ kind: 'transferred', team: team.id, party: team.party }]);
}

export interface Wait {
  readonly on: WaitReason;
  readonly until: Instant | null;
  readonly note: string;
  /** For a wait on the other party: which one; null where there are only two. */
  readonly party: PartyId | null;
}

/** Lets the ticket wait. An open hand-off goes on: waiting does not answer it. */
export function decideWait(state: TicketState, command: Wait, desk: Desk): Decided {
  const no = refusal(state, 'wait', desk);
  if (no !== null) return no;
  const { on, until, note } = command;
  if (on === 'scheduled' && until === null) return refuse('text-missing', 'Say until when it waits', 'wait', ['until']);
  if (until !== null && until <= desk.now) return refuse('bad-interval', 'The end of the wait lies in the past', 'wait');
  const body: TicketEventBody = { kind: 'waiting', on, until, note };
  if (on !== 'other-party') return grant(desk.now, [body]);
  const party = askedParty(state, command.party, desk);
  if (party === null) return refuse('unknown-party', 'Say which party is asked', 'wait', ['party']);
  return grant(desk.now, [{ ...body, party }]);
}

function askedParty(state: TicketState, named: PartyId | null, desk: Desk): PartyId | null {
  const others = desk.agreement.parties.filter((party) => party.id !== state.holder?.party);
  if (named !== null) return others.some((party) => party.id === named) ? named : null;
  return others.length === 1 ? (others[0]?.id ?? null) : null;
}

/** Takes a waiting ticket up again. */
export function decideResume(state: TicketState, desk: Desk): Decided {
  return refusal(state, 'resume', desk) ?? grant(desk.now, [{ kind: 'resumed' }]);
}

/**
 * Ends a wait whose time has come, stamped with that time however late it is noticed.
 *
 * @param desk acts for the system
 * @returns refused with `not-due` before its time, or when it waits without an end
 */
export function decideResumeOnTime(state: TicketState, desk: Desk): Decided {
  const no = refusal(state, 'resume', desk);
  if (no !== null) return no;
  const until = state.waitingUntil;
  if (until === null || until > desk.now) return refuse('not-due', 'The wait has not ended yet', 'resume');
  return grant(Math.max(until, state.lastAt), [{ kind: 'resumed' }]);
}

/** Withdraws the open hand-off, for moves that leave nothing to accept. */
export function withdrawal(state: TicketState): readonly TicketEventBody[] {
  const open = openHandOff(state);
  return open === null ? [] : [{ kind: 'hand-off-withdrawn', handOff: open.id }];
}
