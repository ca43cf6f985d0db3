import type { Ctx } from '../../context.js';
import { notFound } from '../../platform/http/refusal.js';
import { attachmentKey } from '../../platform/storage/attachment-key.js';
import type { Services } from '../../services.js';
import { dropPending, findPending, forgetPending } from './pending.repo.js';

/** Takes back an own upload that no message has taken. */
export async function removeUpload({ storage }: Pick<Services, 'storage'>, ctx: Ctx, id: string): Promise<null> {
  const { partnership } = ctx;
  await ctx.write(async (tx) => {
    const own = await findPending(tx, partnership, id, ctx.person.id);
    if (own === null || !(await dropPending(tx, partnership, id, ctx.now))) throw notFound();
  });
  await storage.delete(attachmentKey(partnership, id));
  await ctx.write((tx) => forgetPending(tx, partnership, id));
  return null;
}
