import type { z } from 'zod';
import type { BodyOf, QueryOf } from '../../../contract/route.js';
import type { listMovedTickets, movePreview, previewTicketMove, ticketMove } from '../../../contract/upkeep.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { invalid, notFound } from '../../platform/http/refusal.js';
import { isUuid } from '../../platform/ids.js';
import { agreementInForce, findVersion, versionShown } from '../agreements/index.js';
import { type PeopleById, peopleOf, personIn } from '../identity/index.js';
import { openByVersion, type PreviewedTicket, previewOpenTickets } from '../tickets/index.js';
import { demandLead, mayAct, onlyTeams } from './may.js';
import { findMove, movedRows, newestMoves, type TicketMoveRow } from './ticket-moves.repo.js';

export const viewMove = (row: TicketMoveRow, people: PeopleById): z.infer<typeof ticketMove> => ({
  id: row.move_id,
  state: row.state,
  job: row.job_id,
  from: row.from_versions,
  to: row.to_version,
  total: row.total,
  moved: row.moved,
  refused: row.refused,
  failure: row.failure,
  at: row.created_at,
  by: personIn(people, row.created_by),
  endedAt: row.ended_at,
});

/** The version in force, compiled and as it is shown. */
export async function inForce(db: Read, ctx: Ctx) {
  const under = await agreementInForce(db, ctx.partnership, ctx.now);
  const row = await findVersion(db, ctx.partnership, under.id);
  return { under, shown: await versionShown(db, ctx.partnership, row!, ctx.now) };
}

export async function movesOf(ctx: Ctx) {
  onlyTeams(ctx.member);
  const { outcome, causes } = mayAct(ctx.member, 'move');
  return ctx.read(async (db) => {
    const { under, shown } = await inForce(db, ctx);
    const rows = await newestMoves(db, ctx.partnership);
    const people = await peopleOf(
      db,
      ctx.partnership,
      rows.map((row) => row.created_by),
    );
    return {
      to: shown,
      versions: await openByVersion(db, ctx.partnership, under.version),
      moves: rows.map((row) => viewMove(row, people)),
      can: { move: { allowed: outcome, causes: [...causes] } },
    };
  });
}

export async function oneMove(ctx: Ctx, id: string) {
  onlyTeams(ctx.member);
  return ctx.read(async (db) => {
    const row = await findMove(db, ctx.partnership, id);
    if (row === null) throw notFound();
    return viewMove(row, await peopleOf(db, ctx.partnership, [row.created_by]));
  });
}

export async function movedTickets(ctx: Ctx, id: string, query: QueryOf<typeof listMovedTickets>) {
  onlyTeams(ctx.member);
  if (query.after !== undefined && !isUuid(query.after))
    throw invalid([{ path: ['query', 'after'], text: 'This is no cursor of this list' }]);
  return ctx.read(async (db) => {
    if ((await findMove(db, ctx.partnership, id)) === null) throw notFound();
    const rows = await movedRows(db, ctx.partnership, id, query);
    const page = rows.slice(0, query.limit);
    return {
      items: page.map((row) => ({
        ticket: row.ticket_id,
        number: row.number,
        subject: row.subject,
        from: row.from_version,
        outcome: row.outcome,
        cause: row.code === null || row.cause === null ? null : { code: row.code, ref: row.ref, text: row.cause },
      })),
      next: rows.length > query.limit ? page[page.length - 1]!.ticket_id : null,
    };
  });
}

export async function previewMoves(ctx: Ctx, { versions, after }: BodyOf<typeof previewTicketMove>) {
  demandLead(ctx.member, 'move');
  return ctx.report(async (db) => {
    const { under, shown } = await inForce(db, ctx);
    const { items, next } = await previewOpenTickets(db, ctx, under, versions, after);
    return { to: shown, items: items.map(viewPreview), next };
  });
}

function viewPreview({ row, preview }: PreviewedTicket): z.infer<typeof movePreview> {
  const holder = row.holder_team === null || row.holder_party === null ? null : { team: row.holder_team, party: row.holder_party };
  const about = { ticket: row.ticket_id, number: row.number, subject: row.subject, version: row.agreement_version, holder };
  if (!preview.ok) return { ...about, obstacle: { ...preview.obstacle }, named: null, otherParty: false, clocks: [] };
  const { named, otherParty, clocks } = preview;
  return { ...about, obstacle: null, named, otherParty, clocks: clocks.map((clock) => ({ ...clock })) };
}
