import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import * as contract from '../../../contract/time-entries.js';
import { DAY } from '../../../core/time.js';
import { type AppRoute, type Ctx, fileRoute, memberRoute } from '../../context.js';
import { invalid } from '../../platform/http/refusal.js';
import type { Module, Services } from '../../services.js';
import { peopleOf } from '../identity/index.js';
import { changeEntry, removeEntry } from './change-entry.js';
import { logTime } from './log-time.js';
import { changesOfTicket, type Days, entriesOfPerson, entriesOfTicket, totalsOf } from './time-entries.repo.js';
import { partyOf, reachTimed, type TimeEntryView, viewChange, viewEntry } from './time-entries.view.js';
import { dropTimer, startTimer, stopTimer, viewTimer } from './timer.js';

const MOST_ON_TICKET = 100;
const MOST_OF_PERSON = 1_000;
const MOST_DAYS = 31;

export function timeEntriesModule({ events }: Services): Module {
  const routes: AppRoute[] = [
    memberRoute(contract.getTicketTime, ({ params }, ctx) => ticketTime(ctx, params.ticket)),
    memberRoute(contract.listTimeChanges, ({ params }, ctx) => timeChanges(ctx, params.ticket)),
    memberRoute(contract.logTime, ({ params, body }, ctx) => logTime(ctx, events, params.ticket, body)),
    memberRoute(contract.changeTimeEntry, ({ params, body }, ctx) => changeEntry(ctx, events, params.entry, body)),
    memberRoute(contract.removeTimeEntry, ({ params }, ctx) => removeEntry(ctx, events, params.entry)),
    memberRoute(contract.getTimer, ({ query }, ctx) => ctx.read((db) => viewTimer(db, ctx, query.zone))),
    memberRoute(contract.startTimer, ({ body }, ctx) => startTimer(ctx, body.ticket)),
    memberRoute(contract.stopTimer, ({ body }, ctx) => stopTimer(ctx, events, body)),
    memberRoute(contract.dropTimer, (_, ctx) => dropTimer(ctx)),
    memberRoute(contract.listMyTime, async ({ query }, ctx) => ({ items: await myTime(ctx, query) })),
    fileRoute(contract.exportMyTime, async ({ query }, ctx) => ({
      name: `time ${query.from} to ${query.to}.csv`,
      type: 'text/csv; charset=utf-8',
      content: Readable.from([csvOf(await myTime(ctx, query))]),
    })),
  ];
  return { routes };
}

async function ticketTime(ctx: Ctx, id: string) {
  return ctx.read(async (db) => {
    const ticket = await reachTimed(db, ctx, id);
    const rows = await entriesOfTicket(db, ctx.partnership, id, partyOf(ctx.member), MOST_ON_TICKET + 1);
    const page = rows.slice(0, MOST_ON_TICKET);
    const people = await peopleOf(
      db,
      ctx.partnership,
      page.map((row) => row.person_id),
    );
    return {
      totals: [...(await totalsOf(db, ctx.partnership, id))],
      entries: page.map((row) => viewEntry(row, people, ctx.member)),
      more: rows.length > MOST_ON_TICKET,
      scope: ticket.scope,
      scopeCauses: ticket.rule === null ? [] : [{ code: 'rule', ref: ticket.rule, text: 'The rule that routed it says so' }],
    };
  });
}

async function timeChanges(ctx: Ctx, id: string) {
  return ctx.read(async (db) => {
    await reachTimed(db, ctx, id);
    const rows = await changesOfTicket(db, ctx.partnership, id, partyOf(ctx.member), MOST_ON_TICKET + 1);
    const page = rows.slice(0, MOST_ON_TICKET);
    const people = await peopleOf(
      db,
      ctx.partnership,
      page.map((row) => row.person_id),
    );
    return { items: page.map((row) => viewChange(row, people)), more: rows.length > MOST_ON_TICKET };
  });
}

async function myTime(ctx: Ctx, days: Days): Promise<TimeEntryView[]> {
  partyOf(ctx.member);
  const length = (Date.parse(days.to) - Date.parse(days.from)) / DAY;
  if (length < 0 || length >= MOST_DAYS)
    throw invalid([{ path: ['query', 'to'], text: `The last day is the first one or up to ${MOST_DAYS - 1} days after it` }]);
  return ctx.read(async (db) => {
    const rows = await entriesOfPerson(db, ctx.partnership, ctx.person.id, days, MOST_OF_PERSON);
    const people = await peopleOf(db, ctx.partnership, [ctx.person.id]);
    return rows.map((row) => viewEntry(row, people, ctx.member));
  });
}

const csvOf = (entries: readonly TimeEntryView[]): string =>
  `\uFEFF${stringify(
    entries.map(({ day, ticket, minutes, workType, scope, note }) => [day, ticket.number, ticket.subject, minutes, workType, scope, note]),
    { header: true, columns: ['day', 'ticket', 'subject', 'minutes', 'work type', 'scope', 'note'], escape_formulas: true },
  )}`;
