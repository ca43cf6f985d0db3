/** Steps of a ticket as a member sees them. Whether he may take notice is decided by the rule that the command asks. */
import type { z } from 'zod';
import type { listEscalations } from '../../../contract/escalations.js';
import type { AnswerOf } from '../../../contract/route.js';
import { decideAcknowledge } from '../../../core/tickets/escalation-acknowledge.js';
import type { Escalation, OpenLine } from '../../../core/tickets/escalation-state.js';
import { foldTicket } from '../../../core/tickets/fold.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { type PeopleById, peopleOf, personIn } from '../identity/index.js';
import { agreementFor, deskOf, loadTicket } from '../tickets/index.js';

type Answer = AnswerOf<typeof listEscalations>;

export async function viewEscalations(db: Read, ctx: Ctx, ticket: string): Promise<Answer> {
  const loaded = await loadTicket(db, ctx.partnership, ticket, ctx.member);
  const { row } = loaded;
  const desk = deskOf(ctx, await agreementFor(db, ctx.partnership, row.agreement_version, ctx.now));
  const { escalations } = foldTicket(loaded.events);
  const ids = escalations.flatMap((one) => [one.acknowledged?.by ?? null, ...one.lines.flatMap((line) => line.people)]);
  const people = await peopleOf(db, ctx.partnership, ids);
  return {
    ticket: {
      id: row.ticket_id,
      number: row.number,
      subject: row.subject,
      priority: row.priority,
      status: row.status,
      team: row.holder_team,
    },
    items: escalations.map((one) => {
      const no = decideAcknowledge(one, desk);
      const refused = no !== null && !no.outcome.ok;
      return { ...viewOf(one, people), can: { acknowledge: { allowed: !refused, causes: refused ? [...no.causes] : [] } } };
    }),
    asOf: ctx.now,
  };
}

type Item = z.infer<typeof listEscalations.answer>['items'][number];

function viewOf(one: Escalation, people: PeopleById): Omit<Item, 'can'> {
  const { key, step, clock, atPercent, dueAt, toldAt, leads, wake, acknowledged } = one;
  return {
    key,
    step,
    clock,
    atPercent,
    dueAt,
    toldAt,
    leads,
    wake,
    teams: [...one.teams],
    lines: one.lines.map((line) => viewLine(line, acknowledged !== null, people)),
    acknowledged: acknowledged === null ? null : { by: personIn(people, acknowledged.by), at: acknowledged.at },
  };
}

function viewLine(line: OpenLine, done: boolean, people: PeopleById): Item['lines'][number] {
  const next = done ? undefined : line.people[line.told];
  return {
    team: line.team,
    woken: line.people.slice(0, line.told).map((id) => personIn(people, id)),
    next: next === undefined ? null : personIn(people, next),
    nextAt: next === undefined ? null : line.lastToldAt + line.everyMs,
  };
}
