/** The work on a ticket as its viewer may see it: the checklist and the gates are the IT teams', approvals are the requester's as well. */
import type { z } from 'zod';
import type { ticketWork } from '../../../../contract/ticket-work-shapes.js';
import { decideApproval } from '../../../../core/tickets/approval-decide.js';
import { can } from '../../../../core/tickets/can.js';
import type { Desk } from '../../../../core/tickets/desk.js';
import type { Actor } from '../../../../core/tickets/event.js';
import { closedGates } from '../../../../core/tickets/gate-check.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import type { Approval } from '../../../../core/tickets/work-state.js';
import type { Ctx } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import { type PeopleById, peopleOf, personIn } from '../../identity/index.js';
import { gateFacts } from './approval-grounds.js';

type Work = z.infer<typeof ticketWork>;

export async function viewWork(db: Read, ctx: Ctx, ticket: string, state: TicketState, desk: Desk): Promise<Work> {
  const forTeam = ctx.member.party !== null;
  const done = state.checklist.flatMap((one) => (one.done === null ? [] : [idOf(one.done.by)]));
  const named = [...done, ...state.approvals.flatMap((one) => one.people), idOf(state.gateOverride?.by ?? null)];
  const people = await peopleOf(db, ctx.partnership, named);
  const live = state.status !== 'closed';
  const facts = forTeam && live ? await gateFacts(db, ctx.partnership, ticket, state) : null;
  const moves = can(state, desk);
  const may = (move: keyof Work['can']) => ({ allowed: moves[move].outcome, causes: [...moves[move].causes] });
  const closed = (moment: 'resolve' | 'close') =>
    facts === null ? [] : closedGates(state, moment, facts, desk).map((one) => ({ ...one }));
  const { gateOverride } = state;
  return {
    checklist: forTeam
      ? state.checklist.map(({ id, text, done: tick }) => ({
          id,
          text,
          done: tick === null ? null : { by: who(people, tick.by), at: tick.at },
        }))
      : [],
    approvals: state.approvals.map((one) => viewApproval(one, state, people, ctx, desk)),
    gates: { resolve: closed('resolve'), close: closed('close') },
    override:
      forTeam && gateOverride !== null
        ? { by: who(people, gateOverride.by), at: gateOverride.at, gates: [...gateOverride.gates], reason: gateOverride.reason }
        : null,
    can: {
      editChecklist: may('editChecklist'),
      askApproval: may('askApproval'),
      withdrawApproval: may('withdrawApproval'),
      overrideGates: may('overrideGates'),
    },
  };
}

function viewApproval(one: Approval, state: TicketState, people: PeopleById, ctx: Ctx, desk: Desk): Work['approvals'][number] {
  const reads = ctx.member.party !== null || one.people.includes(ctx.member.person);
  const decided = decideApproval(state, { approval: one.id, answer: 'approved', reason: '' }, desk);
  return {
    id: one.id,
    name: one.name,
    needed: one.needed,
    outcome: one.outcome,
    askedAt: one.askedAt,
    settledAt: one.settledAt,
    people: one.people.map((id) => personIn(people, id)),
    answers: one.answers.map(({ person, answer, reason, at }) => ({
      person: personIn(people, person),
      answer,
      reason: reads ? reason : '',
      at,
    })),
    answer: { allowed: decided.outcome.ok, causes: decided.outcome.ok ? [] : [...decided.causes] },
  };
}

const idOf = (by: Actor | null): string | null => (by === null || by.kind === 'system' ? null : by.person);

function who(people: PeopleById, by: Actor) {
  const id = idOf(by);
  if (id === null) return null;
  const { name, party } = personIn(people, id);
  return { id, name, party };
}
