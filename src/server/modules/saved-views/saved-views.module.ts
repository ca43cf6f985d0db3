import { sql } from 'kysely';
import type { AnswerOf } from '../../../contract/route.js';
import * as contract from '../../../contract/saved-views.js';
import { type AppRoute, type Ctx, memberRoute, personRoute } from '../../context.js';
import type { Db } from '../../platform/db/db.js';
import type { Module, Services } from '../../services.js';
import { peopleOf } from '../identity/index.js';
import { countAcross, countQueues } from '../tickets/index.js';
import { changeSavedView, removeSavedView } from './change-view.js';
import { keepView } from './keep-view.js';
import { mayKeep, permissionOf } from './may.js';
import { orderOf, saveOrder, teamsOfParty, viewsFor } from './saved-views.repo.js';
import { viewSavedView } from './saved-views.view.js';

/** The views that every queue has. */
const BUILT_IN = {
  active: {},
  mine: { assignee: 'me' },
  handOffs: { proposed: true },
  unowned: { unowned: true },
  overdue: { due: 'over' },
} as const;

export function savedViewsModule({ events, db }: Services): Module {
  const routes: AppRoute[] = [
    memberRoute(contract.listViews, (_, ctx) => list(ctx)),
    memberRoute(contract.countViews, (_, ctx) => counts(ctx)),
    memberRoute(contract.createView, ({ body }, ctx) => keepView(ctx, events, body)),
    memberRoute(contract.changeView, ({ params, body }, ctx) => changeSavedView(ctx, events, params.view, body)),
    memberRoute(contract.removeView, ({ params }, ctx) => removeSavedView(ctx, events, params.view)),
    memberRoute(contract.arrangeViews, ({ body }, ctx) =>
      ctx.write(async (tx) => {
        await saveOrder(tx, ctx.partnership, ctx.person.id, body.places, body.defaultView);
        return null;
      }),
    ),
    personRoute(contract.listMyViews, async (_, ctx) => ({ items: await mine(db, ctx.person.id) })),
    personRoute(contract.countMyViews, async (_, ctx) => {
      const views = (await mine(db, ctx.person.id)).map(({ id, search }) => [id, search] as const);
      return { items: await countAcross(db, ctx, new Map([...Object.entries(BUILT_IN), ...views])) };
    }),
  ];
  return { routes };
}

function list(ctx: Ctx): Promise<AnswerOf<typeof contract.listViews>> {
  return ctx.read(async (read) => {
    const [rows, order, teams] = await Promise.all([
      viewsFor(read, ctx.partnership, ctx.member),
      orderOf(read, ctx.partnership, ctx.person.id),
      teamsOfParty(read, ctx.partnership, ctx.member.party),
    ]);
    const people = await peopleOf(
      read,
      ctx.partnership,
      rows.map((row) => row.owner_id),
    );
    const place = new Map(order.places.map((id, index) => [id, index]));
    const items = rows
      .map((row) => viewSavedView(row, people, ctx.member))
      .sort((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || 0);
    return {
      items,
      defaultView: items.some((one) => one.id === order.defaultView) ? order.defaultView : null,
      can: {
        team: permissionOf(mayKeep(ctx.member, { reach: 'team', team: ctx.member.teams[0] ?? teams[0] ?? null }, teams)),
        shared: permissionOf(mayKeep(ctx.member, { reach: 'shared', team: null }, teams)),
      },
    };
  });
}

function counts(ctx: Ctx): Promise<AnswerOf<typeof contract.countViews>> {
  return ctx.read(async (read) => {
    const saved = await viewsFor(read, ctx.partnership, ctx.member);
    const views = new Map<string, (typeof saved)[number]['search']>([
      ...Object.entries(BUILT_IN),
      ...saved.map((row) => [row.view_id, row.search] as const),
    ]);
    return { items: await countQueues(read, ctx, views) };
  });
}

function mine(db: Db, person: string): Promise<AnswerOf<typeof contract.listMyViews>['items']> {
  return db.unsafeAcrossPartnerships(async (tx) => {
    const { rows } = await sql<AnswerOf<typeof contract.listMyViews>['items'][number]>`
      select id, partnership, view_name as name, view_search as search from tandem.views_of_person(${person}::uuid)`.execute(tx);
    return rows;
  });
}
