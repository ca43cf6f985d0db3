/** Says where a page is in a draft. Writes nothing. */
import type { z } from 'zod';
import type { draftPlace, sayPresence as operation } from '../../../contract/drafts.js';
import type { BodyOf } from '../../../contract/route.js';
import type { Ctx } from '../../context.js';
import type { Presence } from '../../platform/presence/presence.js';
import { seeDraft } from './drafts.repo.js';

export type Place = z.infer<typeof draftPlace>;

export async function sayPresence(
  ctx: Ctx,
  presence: Presence<Place>,
  draft: string,
  { page, place }: BodyOf<typeof operation>,
): Promise<null> {
  await ctx.read((read) => seeDraft(read, ctx.partnership, draft, ctx.member));
  const { id, name } = ctx.person;
  presence.say(ctx.partnership, draft, { page, person: { id, name, party: ctx.member.party }, place });
  return null;
}
