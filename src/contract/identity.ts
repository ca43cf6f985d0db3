/** Sign-in, sessions, the first account, and the people of a partnership. */
import { z } from 'zod';
import { noContent, route } from './route.js';
import { email, line, partnershipParams, permission, role, slug, uuid } from './shapes.js';

const tag = 'Identity';
/** Length only: no composition rules. */
export const password = z.string().min(10, 'Use at least 10 characters').max(200);

export const membership = z
  .strictObject({
    partnership: uuid,
    partnershipName: z.string(),
    sample: z.boolean(),
    role,
    /** The side the person works for; null for a requester. */
    party: z.string().nullable(),
    partyName: z.string().nullable(),
    teams: z.array(z.string()),
  })
  .meta({ id: 'Membership' });

export const session = z
  .strictObject({
    person: z.strictObject({ id: uuid, name: z.string(), email: z.string() }).nullable(),
    memberships: z.array(membership),
    /** True until the first account exists. */
    firstAccountNeeded: z.boolean(),
    version: z.string(),
  })
  .meta({ id: 'Session' });

export const getSession = route({
  id: 'getSession',
  method: 'GET',
  path: '/session',
  access: 'public',
  tag,
  summary: 'Who am I, and where do I belong',
  answer: session,
});

export const createFirstAccount = route({
  id: 'createFirstAccount',
  method: 'POST',
  path: '/first-account',
  access: 'public',
  tag,
  summary: 'Make the first account with the one-time link from the terminal',
  body: z.strictObject({ token: z.string().min(20).max(200), name: line, email, password }),
  answer: session,
  status: 201,
});

export const signIn = route({
  id: 'signIn',
  method: 'POST',
  path: '/session',
  access: 'public',
  tag,
  summary: 'Sign in',
  body: z.strictObject({ email, password: z.string().min(1).max(200) }),
  answer: session,
  status: 201,
});

export const signOut = route({
  id: 'signOut',
  method: 'DELETE',
  path: '/session',
  access: 'public',
  tag,
  summary: 'Sign out',
  answer: noContent,
  status: 204,
});

export const member = z
  .strictObject({
    person: uuid,
    name: z.string(),
    email: z.string(),
    role,
    party: z.string().nullable(),
    teams: z.array(z.string()),
    invited: z.boolean(),
  })
  .meta({ id: 'Member' });

export const listMembers = route({
  id: 'listMembers',
  method: 'GET',
  path: '/partnerships/:partnership/members',
  tag,
  summary: 'The people of a partnership whom the viewer may see',
  params: partnershipParams,
  answer: z.strictObject({ items: z.array(member).max(1000), can: z.strictObject({ invite: permission }) }),
});

export const inviteMember = route({
  id: 'inviteMember',
  method: 'POST',
  path: '/partnerships/:partnership/members',
  tag,
  summary: 'Invite a person; answers the link to pass on',
  description:
    'Only a lead: to the own party, as a requester, or as the first lead of a party that has none. The link is shown once and lasts seven days.',
  params: partnershipParams,
  body: z.strictObject({ name: line, email, role, teams: z.array(slug).max(50) }),
  answer: z.strictObject({ member, link: z.string() }),
  status: 201,
});

export const acceptInvitation = route({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/invitations/:token/acceptance',
  access: 'public',
  tag,
  summary: 'Set a password and join',
  params: z.strictObject({ token: z.string().min(20).max(200) }),
  body: z.strictObject({ password }),
  answer: session,
  status: 201,
});
