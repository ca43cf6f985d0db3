import * as contract from '../../../contract/canned-replies.js';
import { type AppRoute, memberRoute } from '../../context.js';
import type { Module, Services } from '../../services.js';
import { peopleOf } from '../identity/index.js';
import { add } from './add-canned-reply.js';
import { repliesOf } from './canned-replies.repo.js';
import { shelfOf, viewReply } from './canned-replies.view.js';
import { edit } from './edit-canned-reply.js';
import { remove } from './remove-canned-reply.js';

const MOST_LISTED = 1_000;

export function cannedRepliesModule({ events }: Services): Module {
  const routes: AppRoute[] = [
    memberRoute(contract.listCannedReplies, (_call, ctx) =>
      ctx.read(async (read) => {
        const shelf = await shelfOf(read, ctx);
        const rows = await repliesOf(read, ctx.partnership, shelf.owners, MOST_LISTED);
        const people = await peopleOf(
          read,
          ctx.partnership,
          rows.map((row) => row.updated_by),
        );
        return { items: rows.map((row) => viewReply(row, people, shelf)) };
      }),
    ),
    memberRoute(contract.addCannedReply, ({ body }, ctx) => add(ctx, events, body)),
    memberRoute(contract.editCannedReply, ({ params, body }, ctx) => edit(ctx, events, params.reply, body)),
    memberRoute(contract.removeCannedReply, ({ params }, ctx) => remove(ctx, events, params.reply)),
  ];
  return { routes };
}
