/** Stores what was decided: events, the projection made from all of them, and word of it for those who listen. */

import { callLeadsIn } from '../../../../core/tickets/bounce-cost.js';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import { foldTicket } from '../../../../core/tickets/fold.js';
import type { Tx } from '../../../platform/db/db.js';
import type { Events, Occasion } from '../../../platform/events/events.js';
import { agreementNumbered, type CompiledAgreement } from '../../agreements/index.js';
import { tellOfHolding } from '../holding/tell.js';
import { project } from '../projection.js';
import { partyOf } from '../reading/visible-events.js';
import { recordColumns, saveRecordRows } from '../record/record-rows.js';
import { fallDue } from '../sweeping/fall-due.js';
import { insertEvents, type Loaded, stamp, updateTicket } from '../tickets.repo.js';
import { approvalsFollowing, saveWorkRows } from '../work/follow-work.js';
import { tellFollowers } from './tell-followers.js';

export interface Saved {
  readonly loaded: Loaded;
  /** Another than before when the ticket was moved to another version. */
  readonly under: CompiledAgreement;
}

export async function saveChange(
  tx: Tx,
  events: Events,
  occasion: Occasion,
  loaded: Loaded,
  decided: readonly TicketEvent[],
  under: CompiledAgreement,
): Promise<Saved> {
  const { partnership } = occasion;
  const ticket = loaded.row.ticket_id;
  const now = (await movedTo(tx, partnership, decided)) ?? under;
  // What fell due by itself before the change stands before it in the history.
  const fallen = await fallDue(tx, partnership, occasion.now, loaded, decided[0]?.at ?? occasion.now, under);
  const before = [...loaded.events, ...fallen];
  const placed = decided.map((event) => ({ ...event, seq: event.seq + fallen.length }));
  const follows = [...placed, ...following(before, placed, now)];
  const asked = await approvalsFollowing(tx, partnership, before, follows, now);
  const last = follows.at(-1) ?? before.at(-1)!;
  const added = [...fallen, ...follows, ...stamp(asked, last.seq, last.at, { kind: 'system', name: 'desk settings' })];
  const all = [...loaded.events, ...added];
  const projected = project(all, now);
  const row = { ...projected.row, assignee: projected.state.assignee, ...recordColumns(projected.state, added) };
  await insertEvents(
    tx,
    partnership,
    added.map((event) => ({ ticket, event })),
  );
  await updateTicket(tx, partnership, ticket, row);
  await saveRecordRows(tx, partnership, ticket, projected.state, added);
  await saveWorkRows(tx, partnership, occasion.now, ticket, projected.state, added);
  await tellOfHolding(tx, partnership, occasion.now, ticket, projected.state, added, now);
  const word = added.map((event) => ({ kind: `ticket.${event.kind}`, subject: { type: 'ticket', id: ticket }, data: wordOf(event) }));
  // Neither waits for the other.
  await Promise.all([tellFollowers(tx, partnership, occasion.now, ticket, projected.state, added), events.emit(tx, occasion, word)]);
  return { loaded: { row: { ...loaded.row, ...row }, events: all }, under: now };
}

/** Of a message, for whom it was: who may not read it is not told that there is one. */
const wordOf = (event: TicketEvent) =>
  event.kind === 'messaged' ? { seq: event.seq, audience: event.audience, party: partyOf(event) } : { seq: event.seq };

const MOVES_IT: readonly TicketEvent['kind'][] = ['hand-off-proposed', 'hand-off-accepted', 'transferred', 'routed'];

/** What the agreement itself does on top of what was decided: whoever moved the ticket, its bounces may call in the leads. */
function following(
  before: readonly TicketEvent[],
  decided: readonly TicketEvent[],
  { agreement }: CompiledAgreement,
): readonly TicketEvent[] {
  const last = decided.at(-1);
  if (last === undefined || !decided.some(({ kind }) => MOVES_IT.includes(kind))) return [];
  const called = callLeadsIn(foldTicket([...before, ...decided]), agreement);
  return stamp(called, last.seq, last.at, { kind: 'system', name: 'agreement' });
}

async function movedTo(tx: Tx, partnership: string, added: readonly TicketEvent[]): Promise<CompiledAgreement | null> {
  const moved = added.findLast((event) => event.kind === 'agreement-moved');
  return moved?.kind === 'agreement-moved' ? agreementNumbered(tx, partnership, moved.agreementVersion) : null;
}
