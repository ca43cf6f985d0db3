import * as schedules from '../../../contract/ticket-schedules.js';
import * as contract from '../../../contract/ticket-templates.js';
import { type AppRoute, memberRoute } from '../../context.js';
import { Rounds } from '../../platform/rounds.js';
import type { Module, Services } from '../../services.js';
import { peopleOf } from '../identity/index.js';
import { TicketCreation } from '../tickets/index.js';
import { addSchedule } from './add-schedule.js';
import { addTemplate } from './add-template.js';
import { applyTemplate } from './apply-template.js';
import { archiveTemplate } from './archive-template.js';
import { editSchedule } from './edit-schedule.js';
import { editTemplate } from './edit-template.js';
import { makeDue } from './make-due.js';
import { pauseSchedule } from './pause-schedule.js';
import { removeSchedule } from './remove-schedule.js';
import { inForceOrNull, mayRecur, seesSchedule, viewSchedule } from './schedule.view.js';
import { schedulesOf } from './schedules.repo.js';
import { shelfOf } from './shelf.js';
import { viewTemplate } from './template.view.js';
import { templatesOf } from './templates.repo.js';

const MOST_LISTED = 1_000;
const EVERY_MS = 5_000;

export function ticketTemplatesModule(services: Services): Module {
  const { events } = services;
  const creation = new TicketCreation(services.db, events);
  const failed = 'A look for recurring tickets failed; the next one looks again';
  const making = new Rounds({ everyMs: EVERY_MS, log: services.log, failed }, () => makeDue({ ...services, creation }));
  const routes: AppRoute[] = [
    memberRoute(contract.listTicketTemplates, ({ query }, ctx) =>
      ctx.read(async (read) => {
        const shelf = await shelfOf(read, ctx);
        const rows = await templatesOf(read, ctx.partnership, shelf, query.archived === 'with', MOST_LISTED);
        const by = rows.map((row) => row.updated_by);
        const people = await peopleOf(read, ctx.partnership, by);
        return { items: rows.map((row) => viewTemplate(row, people, shelf)) };
      }),
    ),
    memberRoute(contract.addTicketTemplate, ({ body }, ctx) => addTemplate(ctx, events, body)),
    memberRoute(contract.editTicketTemplate, ({ params, body }, ctx) => editTemplate(ctx, events, params.template, body)),
    memberRoute(contract.archiveTicketTemplate, ({ params, body }, ctx) => archiveTemplate(ctx, events, params.template, body)),
    memberRoute(contract.applyTicketTemplate, ({ params, body }, ctx) => applyTemplate(ctx, events, params.ticket, body.template)),
    memberRoute(schedules.listTicketSchedules, (_call, ctx) =>
      ctx.read(async (read) => {
        const shelf = await shelfOf(read, ctx);
        const all = await schedulesOf(read, ctx.partnership, shelf.party, schedules.MOST_SCHEDULES);
        const rows = all.filter((row) => seesSchedule(row, shelf));
        const named = rows.flatMap((row) => [row.owner, row.paused_by]);
        const people = await peopleOf(read, ctx.partnership, named);
        const under = await inForceOrNull(read, ctx);
        return { items: rows.map((row) => viewSchedule(row, people, shelf, under)), can: { add: mayRecur(shelf) } };
      }),
    ),
    memberRoute(schedules.addTicketSchedule, ({ body }, ctx) => addSchedule(ctx, events, body)),
    memberRoute(schedules.editTicketSchedule, ({ params, body }, ctx) => editSchedule(ctx, events, params.schedule, body)),
    memberRoute(schedules.pauseTicketSchedule, ({ params, body }, ctx) => pauseSchedule(ctx, events, params.schedule, body.paused)),
    memberRoute(schedules.removeTicketSchedule, ({ params }, ctx) => removeSchedule(ctx, events, params.schedule)),
  ];
  return { routes, start: async () => making.start(), stop: () => making.stop() };
}
