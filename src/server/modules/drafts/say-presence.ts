/** Says where a page is in a draft. Writes nothing. */
import type { sayPresence as operation } from '../../../contract/drafts.js';
import type { BodyOf } from '../../../contract/route.js';
import type { Ctx } from '../../context.js';
import { seeDraft } from './drafts.repo.js';
import type { Presence } from './presence.js';

export async function sayPresence(ctx: Ctx, presence: Presence, draft: string, { page, place }: BodyOf<typeof operation>): Promise<null> {
  await ctx.read((read) => seeDraft(read, ctx.partnership, draft, ctx.member));
  const { id, name } = ctx.person;
  presence.say(ctx.partnership, draft, { page, person: { id, name, party: ctx.member.party }, place });
  return null;
}
