/**
 * A partnership with something of everything in it, and what leads to it: for every name in a path, ids
 * that exist. Whatever a list of the API answers leads to the operations on one of its kind, so that a
 * new operation finds its way by itself.
 */
import { z } from 'zod';
import { listAgreements } from '../../contract/agreements.js';
import { createDraft } from '../../contract/drafts.js';
import { addMessage } from '../../contract/messages.js';
import { operations } from '../../contract/operations.js';
import type { Operation } from '../../contract/route.js';
import { createTicket, resolveTicket } from '../../contract/tickets.js';
import { newId } from '../platform/ids.js';
import { type Caller, type RawAnswer, type TestApp, testApp } from '../testing/test-app.js';

export interface World {
  readonly app: TestApp;
  readonly partnership: string;
  readonly elsewhere: string;
  readonly callers: Readonly<
    Record<'internal-lead' | 'internal-technician' | 'provider-lead' | 'provider-technician' | 'requester', Caller>
  >;
  /** A lead of `elsewhere`, and somebody of nowhere. */
  readonly stranger: Caller;
  readonly outsider: Caller;
  readonly ticket: string;
  readonly resolved: string;
  /** Names in paths with what they may be filled with. */
  readonly names: Map<string, string[]>;
  /** Reads every list again and takes the ids in it along. */
  learn(): Promise<void>;
}

export const ROLES = ['internal-lead', 'internal-technician', 'provider-lead', 'provider-technician', 'requester'] as const;

export async function hostileWorld(): Promise<World> {
  const app = await testApp();
  app.clock.set(Date.parse('2026-12-01T15:00:00Z'));
  const elsewhere = await app.newPartnership('Elsewhere');
  const callers = {} as Record<(typeof ROLES)[number], Caller>;
  for (const role of ROLES) callers[role] = await app.as(role, { name: `The ${role}` });
  const params = { partnership: app.partnership };
  const body = { subject: 'Period is closed', text: 'Since today', category: 'erp' };
  const { id: ticket } = await callers.requester.call(createTicket, { params, body });
  const { id: resolved } = await callers.requester.call(createTicket, { params, body });
  await callers['provider-technician'].call(addMessage, { params: { ...params, ticket }, body: { audience: 'shared', text: 'We look' } });
  await callers['provider-technician'].call(resolveTicket, { params: { ...params, ticket: resolved }, body: { note: 'Done' } });
  const [inForce] = (await callers['internal-lead'].call(listAgreements, { params })).items;
  await callers['internal-lead'].call(createDraft, { params, body: { name: 'Hostile', agreement: inForce!.id } });
  const names = new Map<string, string[]>([
    ['partnership', [app.partnership]],
    ['ticket', [ticket, resolved]],
    ...choices(),
    ['team', ['service-desk', 'onsite-it']],
    ['token', ['a-token']],
  ]);
  const world: World = {
    app,
    partnership: app.partnership,
    elsewhere,
    callers,
    stranger: await app.as('internal-lead', { partnership: elsewhere, name: 'The stranger' }),
    outsider: await app.outsider(),
    ticket,
    resolved,
    names,
    learn: () => learn(callers['internal-lead'], names),
  };
  await world.learn();
  return world;
}

/** Names in paths that have a fixed set of values. */
const choices = (): [string, string[]][] =>
  operations.flatMap((op) =>
    Object.entries((z.toJSONSchema(op.params, { unrepresentable: 'any' }).properties ?? {}) as Record<string, { enum?: string[] }>).flatMap(
      ([name, { enum: all }]): [string, string[]][] => (all ? [[name, all]] : []),
    ),
  );

/** What a list names by `id` fills the name that follows the list's own path. */
async function learn(caller: Caller, names: Map<string, string[]>): Promise<void> {
  for (const op of operations) {
    const tails = tailsOf(op);
    if (tails.length === 0) continue;
    const answer = await send(caller, op, fill(op, names));
    const ids = idsIn(answer.json).slice(0, 5);
    for (const tail of tails) if (ids.length > 0) names.set(tail, [...new Set([...(names.get(tail) ?? []), ...ids])]);
  }
}

/** `:view` for the list at `/partnerships/:partnership/views`. */
const tailsOf = ({ method, path, wire }: Operation): string[] =>
  method !== 'GET' || wire !== 'json'
    ? []
    : [...new Set(operations.flatMap((one) => (one.path.startsWith(`${path}/:`) ? [one.path.slice(path.length + 2).split('/')[0]!] : [])))];

function idsIn(value: unknown, depth = 0): string[] {
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  const { id } = value as { id?: unknown };
  const own = typeof id === 'string' ? [id] : [];
  return own.length > 0 ? own : Object.values(value).flatMap((one) => idsIn(one, depth + 1));
}

/** The address of an operation with names that exist; with `choose` others than the first. */
export function fill(
  op: Operation,
  names: ReadonlyMap<string, readonly string[]>,
  other: Readonly<Record<string, string>> = {},
  choose = 0,
): string {
  const path = op.path.replace(/:(\w+)/g, (_, name: string) => {
    const known = names.get(name);
    return encodeURIComponent(other[name] ?? known?.[choose % known.length] ?? newId());
  });
  return `/api/v1${path}`;
}

/** One request. A stream of events never ends by itself, so it is none that is sent here: `follow` it. */
export function send(caller: Caller, op: Operation, url: string, body?: unknown): Promise<RawAnswer> {
  if (op.wire === 'upload') {
    const payload = typeof body === 'string' ? body : 'a,b\n1,2\n';
    return caller.request(op.method, url, { body: payload, headers: { 'content-type': 'application/octet-stream' } });
  }
  if (body === undefined) return caller.request(op.method, url);
  return caller.request(op.method, url, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
}
