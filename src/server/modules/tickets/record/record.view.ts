/** The record of a ticket as its viewer may see it. A requester sees nothing of how the IT teams connect tickets. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { ticketRecord } from '../../../../contract/ticket-record-shapes.js';
import type { Agreement } from '../../../../core/agreement/agreement.js';
import { agreedPriority } from '../../../../core/tickets/record-priority.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import type { Ctx } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import { isUuid } from '../../../platform/ids.js';
import { type PeopleById, peopleOf, personIn } from '../../identity/index.js';
import { reaches } from '../reach.js';
import type { TicketTable } from '../tables.js';

type RecordView = z.infer<typeof ticketRecord>;
type Other = Pick<TicketTable, 'ticket_id' | 'number' | 'subject' | 'status' | 'type' | 'requester' | 'watchers'>;

export async function viewRecord(db: Read, ctx: Ctx, state: TicketState, agreement: Agreement): Promise<RecordView> {
  const forTeam = ctx.member.party !== null;
  const overridden = forTeam ? state.priorityOverride : null;
  const by = overridden === null || overridden.by.kind === 'system' ? null : overridden.by.person;
  const watchers = forTeam ? state.watchers : state.watchers.filter((person) => person === ctx.person.id);
  const people = await peopleOf(
    db,
    ctx.partnership,
    [...watchers, by].filter((id) => id !== null && isUuid(id)),
  );
  const others = await othersOf(db, ctx, state, forTeam);
  const into = state.mergedInto === null ? undefined : others.get(state.mergedInto);
  return {
    impact: state.impact,
    urgency: state.urgency,
    agreedPriority: agreedPriority(state, agreement.priorityMatrix),
    override: overridden === null ? null : { by: by === null ? null : shown(people, by), at: overridden.at, reason: overridden.reason },
    systems: [...(state.system === null ? [] : [state.system]), ...state.alsoTouches],
    watchers: watchers.map((id) => shown(people, id)),
    links: forTeam
      ? state.links.flatMap(({ as, ticket, at }) => {
          const other = others.get(ticket);
          return other === undefined ? [] : [{ as, at, ticket: summary(other) }];
        })
      : [],
    mergedInto: into === undefined || !reaches(ctx.member, into) ? null : { id: into.ticket_id, number: into.number },
    merged: forTeam ? state.joined.flatMap(({ ticket }) => (others.has(ticket) ? [summary(others.get(ticket)!)] : [])) : [],
    redirectedFrom: null,
  };
}

const shown = (people: PeopleById, id: string) => {
  const { name, party } = personIn(people, id);
  return { id, name, party };
};

const summary = ({ ticket_id, number, subject, status, type }: Other) => ({ id: ticket_id, number, subject, status, type });

async function othersOf(db: Read, ctx: Ctx, state: TicketState, forTeam: boolean): Promise<ReadonlyMap<string, Other>> {
  const ids = forTeam ? [...state.links.map((one) => one.ticket), ...state.joined.map((one) => one.ticket)] : [];
  const wanted = [...ids, ...(state.mergedInto === null ? [] : [state.mergedInto])];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('tickets')
    .select(['ticket_id', 'number', 'subject', 'status', 'type', 'requester', 'watchers'])
    .where('partnership_id', '=', ctx.partnership)
    .where(sql<boolean>`ticket_id = any(${wanted}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.ticket_id, row]));
}
