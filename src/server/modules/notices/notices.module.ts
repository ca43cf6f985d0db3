import * as contract from '../../../contract/notices.js';
import type { QueryOf } from '../../../contract/route.js';
import { HOUR } from '../../../core/time.js';
import { type AppRoute, type Ctx, memberRoute } from '../../context.js';
import { invalid } from '../../platform/http/refusal.js';
import { Rounds } from '../../platform/rounds.js';
import type { Module, Services } from '../../services.js';
import { forgetOld } from './forget-old.js';
import { markRead, type NoticeRow, pageOfNotices, unreadOf } from './notices.repo.js';

export function noticesModule(services: Services): Module {
  const forgetting = new Rounds(
    { everyMs: HOUR, log: services.log, failed: 'Old notices were not removed; the next time tries again' },
    () => forgetOld(services),
  );
  const routes: AppRoute[] = [
    memberRoute(contract.listNotices, ({ query }, ctx) => list(ctx, query)),
    memberRoute(contract.countNotices, (_, ctx) => ctx.read(async (db) => ({ unread: await unreadOf(db, ctx) }))),
    memberRoute(contract.readNotices, ({ body }, ctx) =>
      ctx.write(async (tx) => {
        await markRead(tx, ctx, body.ids ?? null, Math.min(body.until ?? ctx.now, ctx.now));
        return { unread: await unreadOf(tx, ctx) };
      }),
    ),
  ];
  return { routes, start: async () => forgetting.start(), stop: () => forgetting.stop() };
}

async function list(ctx: Ctx, { after, limit }: QueryOf<typeof contract.listNotices>) {
  const from = after === undefined ? null : readCursor(after);
  return ctx.read(async (db) => {
    const rows = await pageOfNotices(db, ctx, limit, from);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1)! : null;
    return { items: page.map(view), next: last === null ? null : `${last.due_at}.${last.notice_id}`, unread: await unreadOf(db, ctx) };
  });
}

function view(row: NoticeRow) {
  const { ticket_id: id, number, subject } = row;
  return {
    id: row.notice_id,
    kind: row.kind,
    at: row.due_at,
    read: row.read_at !== null,
    wakes: row.wakes,
    acknowledged: row.acknowledged_at !== null,
    ticket: id === null || number === null || subject === null ? null : { id, number, subject },
    data: row.data,
  };
}

function readCursor(text: string): { at: number; id: string } {
  const found = /^(\d{1,16})\.([0-9a-f]{8}-[0-9a-f-]{27})$/.exec(text);
  if (found === null) throw invalid([{ path: ['query', 'after'], text: 'Pass the `next` of the page before' }]);
  return { at: Number(found[1]), id: found[2]! };
}
