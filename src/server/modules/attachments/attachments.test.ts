/** Files with messages: what comes in, who reads it, and that nothing is left of what did not arrive. */
import { readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import * as contract from '../../../contract/attachments.js';
import { urlOf } from '../../../contract/client.js';
import type { Problem } from '../../../contract/errors.js';
import { addMessage } from '../../../contract/messages.js';
import { createTicket, getTicket } from '../../../contract/tickets.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import type { AttachmentView } from './attachments.repo.js';
import { sweepAttachments } from './sweeper.js';
import { BYTES } from './testing/bytes.js';

const app = await testApp({ env: { TANDEM_ATTACHMENT_LIMIT_MB: '1' } });
app.clock.set(Date.parse('2026-12-01T15:00:00Z'));
const params = { partnership: app.partnership };
const elsewhere = await app.newPartnership('Elsewhere');
const internal = await app.as('internal-technician');
const desk = await app.as('provider-technician');
const requester = await app.as('requester');
const other = await app.as('requester');
const outsider = await app.outsider();

const send = (caller: Caller, name: string, content: Buffer, partnership = app.partnership) =>
  caller.request('POST', urlOf(contract.uploadAttachment, { params: { partnership }, query: { name } }), {
    body: content,
    headers: { 'content-type': 'application/octet-stream' },
  });
const upload = async (caller: Caller, name: string, content: Buffer) => {
  const answer = await send(caller, name, content);
  expect(answer.status).toBe(201);
  return answer.json as AttachmentView;
};
const fetchFile = (caller: Caller, attachment: string, partnership = app.partnership) =>
  caller.request('GET', urlOf(contract.downloadAttachment, { params: { partnership, attachment } }));
const create = async () =>
  (await requester.call(createTicket, { params, body: { subject: 'Screen is black', text: 'See picture', category: 'erp' } })).id;
const at = (ticket: string) => ({ params: { ...params, ticket } });
const ticket = await create();

const stored = (): string[] => {
  const folder = path.join(app.app.services.config.TANDEM_DATA, 'attachments');
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
  } catch {
    return [];
  }
};
const waiting = () => rowsOf(app.database.owner, 'select attachment_id from pending_attachments');
const problemOf = (answer: { status: number; json: unknown }) => {
  const { detail, places } = answer.json as Problem;
  return [answer.status, places[0]?.text ?? detail];
};

describe('what is refused leaves nothing behind', () => {
  afterEach(async () => {
    expect(stored()).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  test('an empty file', async () => expect(problemOf(await send(desk, 'empty.txt', Buffer.alloc(0)))).toEqual([400, 'The file is empty']));
  test('one byte over the limit', async () =>
    expect(problemOf(await send(desk, 'big.bin', Buffer.alloc(1_000_001)))).toEqual([413, 'At most 1 MB']));

  test('a form, which would be kept with its boundaries and headers', async () => {
    const form = new FormData();
    form.set('file', new Blob([BYTES.png]), 'screen.png');
    const body = new Response(form);
    const answer = await desk.request('POST', urlOf(contract.uploadAttachment, { params, query: { name: 'screen.png' } }), {
      body: Buffer.from(await body.arrayBuffer()),
      headers: { 'content-type': body.headers.get('content-type')! },
    });
    expect(problemOf(answer)).toEqual([415, expect.stringContaining('Send the file itself as the body')]);
  });

  test('one that does not say how long it is, and is too long; one whose connection breaks', async () => {
    await app.app.http.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.app.http.server.address() as AddressInfo;
    const over = (bytes: number, finish: boolean): Promise<string> =>
      new Promise((resolve) => {
        const going = httpRequest(
          {
            port,
            host: '127.0.0.1',
            method: 'POST',
            path: urlOf(contract.uploadAttachment, { params, query: { name: 'cut.bin' } }),
            headers: { cookie: desk.cookie, 'content-type': 'application/octet-stream', ...(finish ? {} : { 'content-length': 900_000 }) },
          },
          (answer) => resolve(String(answer.statusCode)),
        );
        going.on('error', () => resolve('broken'));
        going.write(Buffer.alloc(bytes));
        if (finish) going.end();
        else setTimeout(() => going.destroy(), 150);
      });
    expect(await over(1_200_000, true)).toBe('413');
    expect(await over(400_000, false)).toBe('broken');
    // The row goes last, when the server has noticed.
    await expect.poll(waiting, { timeout: 5_000 }).toEqual([]);
    app.app.http.server.closeAllConnections();
  });

  test('names that are none, keys that nobody knows', async () => {
    const places = async (query: string) => {
      const { status, json } = await desk.request('POST', `/api/v1/partnerships/${app.partnership}/attachments${query}`, {
        body: BYTES.png,
        headers: { 'content-type': 'application/octet-stream' },
      });
      return [status, (json as Problem).places[0]?.path];
    };
    expect(await places('')).toEqual([400, ['query', 'name']]);
    expect(await places(`?name=${'x'.repeat(401)}`)).toEqual([400, ['query', 'name']]);
    expect(await places('?name=a&colour=red')).toEqual([400, ['query', 'colour']]);
  });

  test('one upload too many that waits', async () => {
    await app.app.services.db.write(app.partnership, (tx) =>
      tx
        .insertInto('pending_attachments')
        .values(
          Array.from({ length: 100 }, () => ({
            partnership_id: app.partnership,
            attachment_id: newId(),
            owner: desk.id,
            name: 'x',
            created_at: app.clock.now() - 86_400_000,
          })),
        )
        .execute(),
    );
    const { status, json } = await send(desk, 'a.txt', Buffer.from('a'));
    expect([status, (json as Problem).causes[0]?.code]).toEqual([422, 'attachment.too-many-waiting']);
    expect(await sweepAttachments(app.app.services)).toBe(100);
  });
});

test('what comes in comes back, as bytes to keep and never as a page', async () => {
  const page = Buffer.from('<html><script>alert(1)</script>');
  const file = await upload(desk, '../Größe "1".html', page);
  expect(file).toEqual({ id: file.id, name: 'Größe _1_.html', type: 'application/octet-stream', bytes: page.length, mismatch: false });
  const answer = await fetchFile(desk, file.id);
  expect(answer.text).toBe(page.toString());
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-length': String(page.length),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('Größe _1_.html')}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  });
  const picture = await upload(desk, 'shot.png', BYTES.png);
  expect((await fetchFile(desk, picture.id)).headers.get('content-type')).toBe('image/png');
  const disguised = await upload(desk, 'shot.png', BYTES.exe);
  expect(disguised).toMatchObject({ type: 'application/octet-stream', mismatch: true });
});

test('an upload is its owner’s alone until it is sent, and can be taken back', async () => {
  const file = await upload(desk, 'a.txt', Buffer.from('a'));
  const colleague = await app.as('provider-technician');
  expect((await fetchFile(colleague, file.id)).status).toBe(404);
  const gone = { params: { ...params, attachment: file.id } };
  await expect(colleague.call(contract.removePendingAttachment, gone)).rejects.toMatchObject({ problem: { status: 404 } });
  await expect(
    colleague.call(addMessage, { ...at(ticket), body: { audience: 'shared', text: 'x', attachments: [file.id] } }),
  ).rejects.toMatchObject({ problem: { status: 400, places: [{ path: ['body', 'attachments', 0] }] } });
  await desk.call(contract.removePendingAttachment, gone);
  expect((await fetchFile(desk, file.id)).status).toBe(404);
  expect(stored()).not.toContain(file.id);
  await expect(desk.call(contract.removePendingAttachment, gone)).rejects.toMatchObject({ problem: { status: 404 } });
});

describe('a file is read by whoever reads its message', async () => {
  const callers = { desk, internal, requester, other, outsider, nobody: app.anonymous };
  const say = async (audience: 'requester' | 'shared' | 'own-party', key: string) => {
    const files = [await upload(desk, `${key}.png`, BYTES.png), await upload(desk, `${key}.txt`, Buffer.from(key))];
    const body = { audience, text: 'With files', key, attachments: [files[1]!.id, files[0]!.id] };
    await desk.call(addMessage, { ...at(ticket), body });
    // Sent again: the same message, and no complaint that its files are gone.
    const { messages } = await desk.call(addMessage, { ...at(ticket), body });
    expect(messages.at(-1)?.attachments).toEqual([files[1], files[0]]);
    return files[0]!.id;
  };

  test.each([
    ['requester', { desk: 200, internal: 200, requester: 200, other: 404, outsider: 404, nobody: 401 }],
    ['shared', { desk: 200, internal: 200, requester: 404, other: 404, outsider: 404, nobody: 401 }],
    ['own-party', { desk: 200, internal: 404, requester: 404, other: 404, outsider: 404, nobody: 401 }],
  ] as const)('%s', async (audience, expected) => {
    const id = await say(audience, audience);
    const found = await Promise.all(Object.entries(callers).map(async ([who, caller]) => [who, (await fetchFile(caller, id)).status]));
    expect(Object.fromEntries(found)).toEqual(expected);
    // Neither is it named to those who may not have it.
    for (const caller of [internal, requester]) {
      const reads = expected[caller === internal ? 'internal' : 'requester'] === 200;
      expect(JSON.stringify(await caller.call(getTicket, at(ticket))).includes(id)).toBe(reads);
    }
    // A member elsewhere does not reach it through his own partnership.
    const stranger = await app.as('internal-lead', { partnership: elsewhere });
    expect((await fetchFile(stranger, id, elsewhere)).status).toBe(404);
    // What is sent is not taken back.
    await expect(desk.call(contract.removePendingAttachment, { params: { ...params, attachment: id } })).rejects.toMatchObject({
      problem: { status: 404 },
    });
  });

  test('the shared history names no file', async () => {
    const events = JSON.stringify(await rowsOf(app.database.owner, 'select data from events'));
    expect(events).not.toMatch(/\.png|\.txt/);
  });
});

test('whoever opened a ticket sends files with its first message, until work has begun', async () => {
  const fresh = await create();
  const files = [(await upload(requester, 'black.png', BYTES.png)).id];
  const attach = (caller: Caller, attachments = files) => caller.call(contract.attachToOpening, { ...at(fresh), body: { attachments } });
  await expect(attach(desk)).rejects.toMatchObject({ problem: { status: 403, causes: [{ code: 'attachment.not-opener' }] } });
  await expect(attach(other)).rejects.toMatchObject({ problem: { status: 404 } });
  // What a party notes for itself is nothing that others could know of.
  await desk.call(addMessage, { ...at(fresh), body: { audience: 'own-party', text: 'For us' } });
  await attach(requester);
  await attach(requester);
  const more = await Promise.all(Array.from({ length: 20 }, async (_, n) => (await upload(requester, `${n}.png`, BYTES.png)).id));
  await expect(attach(requester, more)).rejects.toMatchObject({ problem: { status: 422, causes: [{ code: 'attachment.too-many' }] } });
  expect((await desk.call(getTicket, at(fresh))).messages[0]?.attachments.map(({ id }) => id)).toEqual(files);
  await desk.call(addMessage, { ...at(fresh), body: { audience: 'requester', text: 'Looking' } });
  await expect(attach(requester, [(await upload(requester, 'late.png', BYTES.png)).id])).rejects.toMatchObject({
    problem: { status: 422, causes: [{ code: 'attachment.opening-over' }] },
  });
});

test('what nobody sends is swept after a day, once, and not what was sent', async () => {
  const sent = await upload(desk, 'sent.txt', Buffer.from('sent'));
  await desk.call(addMessage, { ...at(ticket), body: { audience: 'shared', text: 'Sent', attachments: [sent.id] } });
  app.clock.set(app.clock.now() + 60_000);
  const orphan = await upload(desk, 'orphan.txt', Buffer.from('orphan'));
  await sweepAttachments(app.app.services);
  expect(stored()).toContain(orphan.id);
  app.clock.set(app.clock.now() + 86_400_000);
  const swept = await Promise.all([sweepAttachments(app.app.services), sweepAttachments(app.app.services)]);
  expect(swept[0]! + swept[1]!).toBeGreaterThan(0);
  expect(await waiting()).toEqual([]);
  expect(stored()).not.toContain(orphan.id);
  expect((await fetchFile(internal, sent.id)).text).toBe('sent');
});

test('bytes that the storage has lost are said to be lost', async () => {
  const file = await upload(desk, 'lost.txt', Buffer.from('lost'));
  await app.app.services.storage.delete(`${app.partnership}/${file.id.slice(-2)}/${file.id}`);
  expect((await fetchFile(desk, file.id)).status).toBe(503);
  expect(app.takeErrors().join()).toContain('not in the storage');
});

const refusals = [
  [contract.uploadAttachment, (caller: Caller, partnership: string) => send(caller, 'a.txt', Buffer.from('a'), partnership)],
  [contract.downloadAttachment, (caller: Caller, partnership: string) => fetchFile(caller, newId(), partnership)],
  [
    contract.removePendingAttachment,
    (caller: Caller, partnership: string) =>
      caller.request('DELETE', urlOf(contract.removePendingAttachment, { params: { partnership, attachment: newId() } })),
  ],
  [
    contract.attachToOpening,
    (caller: Caller, partnership: string) =>
      caller.request('POST', urlOf(contract.attachToOpening, { params: { partnership, ticket } }), { body: { attachments: [newId()] } }),
  ],
] as const;
test.each(refusals.map(([op, ask]) => [op.id, ask] as const))('%s: 401 for nobody, 404 for strangers and elsewhere', async (_, ask) => {
  expect((await ask(app.anonymous, app.partnership)).status).toBe(401);
  expect((await ask(outsider, app.partnership)).status).toBe(404);
  expect((await ask(desk, elsewhere)).status).toBe(404);
});
