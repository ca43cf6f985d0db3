/** Canned replies of the viewer, and what their variables stand for on a ticket. */
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { type cannedReply, listCannedReplies } from '../../../../../contract/canned-replies.js';
import type { CannedValues } from '../../../../../core/tickets/canned-variables.js';
import { queryOf } from '../../../../lib/api.js';
import { useFormat } from '../../../../lib/format.js';
import { useHere, useSession } from '../../../../lib/session.js';
import type { Ticket } from '../../use-ticket.js';

export type CannedReply = z.infer<typeof cannedReply>;

/** A requester has none, and asks for none. */
export function useCanned(): readonly CannedReply[] {
  const here = useHere();
  const enabled = here.membership.party !== null;
  return useQuery({ ...queryOf(listCannedReplies, { params: { partnership: here.id } }), staleTime: 120_000, enabled }).data?.items ?? NONE;
}

const NONE: readonly CannedReply[] = [];

const firstOf = (name: string | null): string | null => name?.trim().split(/\s+/)[0] ?? null;

export function useCannedValues({ row }: Pick<Ticket, 'row'>): CannedValues {
  const here = useHere();
  const me = useSession().person?.name ?? null;
  const format = useFormat();
  const requester = row.requester?.name ?? null;
  return {
    'requester.name': requester,
    'requester.first_name': firstOf(requester),
    'ticket.number': row.number,
    'ticket.subject': row.subject,
    'ticket.priority': row.priority,
    'assignee.name': row.assignee?.name ?? null,
    team: row.holder === null ? null : here.teamName(row.holder.team),
    due: row.dueAt === null ? null : format.full(row.dueAt),
    'me.name': me,
    'me.first_name': firstOf(me),
    'me.party': here.membership.partyName,
    partnership: here.partnership.name,
  };
}
