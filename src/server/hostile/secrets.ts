/** Words planted where not everybody may read, each with who may. Each says itself nowhere else. */
import { addMessage } from '../../contract/messages.js';
import { operations } from '../../contract/operations.js';
import type { Operation } from '../../contract/route.js';
import { createTicket } from '../../contract/tickets.js';
import { newId } from '../platform/ids.js';
import type { Caller, RawAnswer } from '../testing/test-app.js';
import { fill, type ROLES, send, type World } from './world.js';

type Role = (typeof ROLES)[number];
export interface Secret {
  readonly word: string;
  readonly what: string;
  readonly readers: readonly Role[];
}

const INTERNAL: readonly Role[] = ['internal-lead', 'internal-technician'];
const PROVIDER: readonly Role[] = ['provider-lead', 'provider-technician'];
const TEAMS: readonly Role[] = [...INTERNAL, ...PROVIDER];

/** Plants all of them in a world, and answers them. */
export async function plantSecrets(world: World): Promise<readonly Secret[]> {
  const secrets: Secret[] = [];
  const word = (what: string, readers: readonly Role[]): string => {
    const made = `secret${secrets.length}${newId().slice(-8)}`;
    secrets.push({ word: made, what, readers });
    return made;
  };
  const { callers, ticket } = world;
  const lead = callers['provider-lead'];
  for (const [role, readers] of [
    ['provider-technician', PROVIDER],
    ['internal-technician', INTERNAL],
  ] as const) {
    const caller = callers[role];
    const doing = (id: string, body: unknown, name?: string) => carryOut(world, caller, id, body, name);
    await doing('addMessage', { audience: 'own-party', text: `We say ${word(`message of ${role} to the own party`, readers)}` });
    await doing('addMessage', { audience: 'shared', text: `All say ${word(`message of ${role} to both teams`, TEAMS)}` });
    const file = await doing(
      'uploadAttachment',
      word(`content of a file of ${role}`, readers),
      `${word(`name of a file of ${role}`, readers)}.txt`,
    );
    const { id } = file.json as { id: string };
    await doing('addMessage', { audience: 'own-party', text: 'With a file', attachments: [id] });
    keep(world, 'attachment', id);
    const waiting = await doing(
      'uploadAttachment',
      word(`content of a file that ${role} has not sent`, [role]),
      `${word(`name of a file that ${role} has not sent`, [role])}.txt`,
    );
    keep(world, 'attachment', (waiting.json as { id: string }).id);
    const owner = role === 'provider-technician' ? 'northwind' : 'internal';
    const party = word(`canned reply of the party of ${role}`, readers);
    await carryOut(world, callers[readers[0]!], 'addCannedReply', {
      owner: { kind: 'party', id: owner },
      name: 'Of the party',
      text: party,
    });
    await doing('addCannedReply', {
      owner: { kind: 'person', id: caller.id },
      name: 'My own',
      text: word(`canned reply of ${role} alone`, [role]),
    });
    await doing('createView', { name: word(`view of ${role} alone`, [role]), reach: 'personal', team: null, search: {} });
    const time = { day: '2026-12-01', minutes: 17, workType: 'remote', scope: 'included', note: word(`note on time of ${role}`, readers) };
    await doing('logTime', time);
  }
  const mention = `@[The lead](person:${lead.id}) ${word('message with a mention to the own party', PROVIDER)}`;
  await carryOut(world, callers['provider-technician'], 'addMessage', { audience: 'own-party', text: mention });
  await carryOut(world, callers['provider-technician'], 'classifyTicket', {
    priority: 'P2',
    reason: word('reason of a classification', TEAMS),
  });
  await carryOut(world, callers['provider-technician'], 'waitTicket', { on: 'third-party', note: word('note on waiting', TEAMS) });
  const context = { tried: word('what was tried', TEAMS), evidence: 'A log', needed: 'A look', reason: 'skill' };
  await carryOut(world, callers['provider-technician'], 'proposeHandOff', { toTeam: 'onsite-it', context });
  // Last: sending a message ends what was begun.
  for (const role of ['provider-technician', 'internal-technician'] as const) {
    const text = `I begin ${word(`reply that ${role} has begun`, [role])}`;
    const begun = { text, audience: 'shared', attachments: [], page: newId(), edit: 1, revision: 0 };
    await carryOut(world, callers[role], 'saveReplyDraft', begun);
  }
  const there = { partnership: world.elsewhere };
  const foreign = {
    subject: `Elsewhere ${word("subject of another partnership's ticket", [])}`,
    text: word("text of another partnership's ticket", []),
    category: 'erp',
  };
  const { id } = await world.stranger.call(createTicket, { params: there, body: foreign });
  await world.stranger.call(addMessage, {
    params: { ...there, ticket: id },
    body: { audience: 'shared', text: word('message of another partnership', []) },
  });
  world.names.set('ticket', [ticket, id, world.resolved]);
  await world.learn();
  return secrets;
}

const keep = (world: World, name: string, id: string): void => void world.names.set(name, [...(world.names.get(name) ?? []), id]);

/** By name, so that what is not there (yet, or any more) fails loudly and not in the compiler of everybody. */
async function carryOut(world: World, caller: Caller, id: string, body: unknown, file?: string): Promise<RawAnswer> {
  const op = operations.find((one) => one.id === id) as Operation;
  const answer = await send(caller, op, fill(op, world.names) + (file === undefined ? '' : `?name=${file}`), body);
  if (answer.status >= 300) throw new Error(`${id} plants a secret and is refused: ${answer.text}`);
  return answer;
}

/** What a text says that its reader may not know. */
export const toldIn = (text: string, secrets: readonly Secret[], reader: Role | null): string[] =>
  secrets.filter(({ word, readers }) => text.includes(word) && (reader === null || !readers.includes(reader))).map(({ what }) => what);
