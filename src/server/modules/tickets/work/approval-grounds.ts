/** What decisions about approvals and gates need to know besides the ticket. */
import { sql } from 'kysely';
import type { ApprovalGrounds } from '../../../../core/tickets/approval-decide.js';
import type { Approver } from '../../../../core/tickets/approval-rules.js';
import type { GateFacts } from '../../../../core/tickets/gate-check.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import type { Read, Tx } from '../../../platform/db/db.js';
import { newId } from '../../../platform/ids.js';
import { type DeskSettings, deskSettingsOf } from '../../desk-settings/index.js';
import { isLead } from '../../identity/index.js';

/** More members than any partnership has. */
const MOST_MEMBERS = 5_000;

export async function approvalGrounds(db: Read, partnership: string): Promise<ApprovalGrounds> {
  const { approvals } = await deskSettingsOf(db, partnership);
  return { rules: approvals, members: approvals.length === 0 ? [] : await membersOf(db, partnership), newId };
}

async function membersOf(db: Read, partnership: string): Promise<readonly Approver[]> {
  const found = db.selectFrom('members').select(['person_id', 'party_id', 'teams', 'role']).where('partnership_id', '=', partnership);
  const rows = await found.where('joined_at', 'is not', null).orderBy('person_id').limit(MOST_MEMBERS).execute();
  return rows.map((row) => ({ person: row.person_id, party: row.party_id, teams: row.teams, lead: isLead(row.role) }));
}

/** Asks only for what a gate of this type wants to know. */
export async function gateFacts(db: Read, partnership: string, ticket: string, state: TicketState): Promise<GateFacts> {
  const settings = await deskSettingsOf(db, partnership);
  const wants = wantsOf(settings, state);
  return {
    gates: settings.gates,
    rules: settings.approvals,
    openChildren: wants.has('children') ? await openChildren(db, partnership, state) : [],
    loggedMinutes: wants.has('time') ? await loggedMinutes(db, partnership, ticket) : 0,
  };
}

const wantsOf = ({ gates }: DeskSettings, { type }: TicketState): ReadonlySet<string> =>
  new Set([...gates[type].resolve, ...gates[type].close]);

async function openChildren(db: Read, partnership: string, state: TicketState): Promise<readonly string[]> {
  const children = state.links.filter((one) => one.as === 'child').map((one) => one.ticket);
  if (children.length === 0) return [];
  const { rows } = await sql<{ number: string }>`
    select number from tickets where partnership_id = ${partnership}::uuid and ticket_id = any(${children}::uuid[])
    and status in ('new', 'open', 'waiting') order by ordinal`.execute(db as Tx);
  return rows.map((row) => row.number);
}

async function loggedMinutes(db: Read, partnership: string, ticket: string): Promise<number> {
  const { rows } = await sql<{ minutes: number }>`
    select coalesce(sum(minutes), 0)::integer as minutes from time_entries
    where partnership_id = ${partnership}::uuid and ticket_id = ${ticket}::uuid`.execute(db as Tx);
  return rows[0]?.minutes ?? 0;
}
