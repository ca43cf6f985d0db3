import {
  acceptInvitation,
  createFirstAccount,
  getSession,
  inviteMember,
  listMembers,
  signIn,
  signOut,
} from '../../../contract/identity.js';
import { type AppRoute, memberRoute, publicRoute } from '../../context.js';
import type { RequestContext } from '../../platform/http/route.js';
import type { Services } from '../../services.js';
import { acceptInvitationWith } from './accept-invitation.js';
import type { Auth } from './auth.js';
import { createFirstAccountWith } from './first-account.js';
import { invite, visibleMembers } from './invite-member.js';
import { mayInvite } from './may-invite.js';
import { viewSession } from './session.view.js';
import type { Sessions } from './sessions.js';
import { signInWith } from './sign-in.js';
import type { Throttle } from './throttle.js';

interface Parts {
  readonly auth: Auth;
  readonly sessions: Sessions;
  readonly throttle: Throttle;
}

export function identityRoutes({ db, events, signals, version }: Services, { auth, sessions, throttle }: Parts): readonly AppRoute[] {
  const cookieOf = (ctx: RequestContext): string | undefined => (typeof ctx.headers.cookie === 'string' ? ctx.headers.cookie : undefined);
  const personOf = (ctx: RequestContext) => sessions.personOf(cookieOf(ctx), (cookies) => ctx.setHeader('set-cookie', cookies));
  const enter = async (ctx: RequestContext, email: string, password: string) => {
    const { person, cookies } = await signInWith(auth, email, password);
    ctx.setHeader('set-cookie', cookies);
    return viewSession(db, version, person);
  };
  return [
    publicRoute(getSession, async (_call, ctx) => viewSession(db, version, await personOf(ctx))),
    publicRoute(createFirstAccount, async ({ body }, ctx) => {
      await throttle.link(ctx.ip);
      await createFirstAccountWith(db, body, ctx.now);
      return enter(ctx, body.email, body.password);
    }),
    publicRoute(signIn, async ({ body }, ctx) => {
      await throttle.attempt(ctx.ip, body.email);
      const view = await enter(ctx, body.email, body.password);
      await throttle.succeeded(ctx.ip, body.email);
      return view;
    }),
    publicRoute(signOut, async (_call, ctx) => {
      const cookie = cookieOf(ctx);
      const person = await sessions.personOf(cookie, () => undefined);
      if (person && cookie) ctx.setHeader('set-cookie', await sessions.end(person, cookie));
      return null;
    }),
    memberRoute(listMembers, async (_call, ctx) => {
      const { outcome, causes } = mayInvite(ctx.member, null, false);
      return { items: await visibleMembers(ctx), can: { invite: { allowed: outcome, causes: [...causes] } } };
    }),
    memberRoute(inviteMember, async ({ body }, ctx) => invite(ctx, events, signals, body)),
    publicRoute(acceptInvitation, async ({ params, body }, ctx) => {
      await throttle.link(ctx.ip);
      const email = await acceptInvitationWith(
        { db, events, signals, attempt: (address) => throttle.attempt(ctx.ip, address) },
        params.token,
        body.password,
        ctx.now,
      );
      return enter(ctx, email, body.password);
    }),
  ];
}
