/** Who else has a draft open: on one server and on two, over real connections. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { listAgreements } from '../../../contract/agreements.js';
import * as contract from '../../../contract/drafts.js';
import { newId } from '../../platform/ids.js';
import { hintOf, type Present as PresentAt, readHint } from '../../platform/presence/presence.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import type { Place } from './say-presence.js';

type Present = PresentAt<Place>;

const one = await testApp();
const two = await testApp({ database: one.database, clock: one.clock });
const urls = [await one.app.http.listen({ host: '127.0.0.1', port: 0 }), await two.app.http.listen({ host: '127.0.0.1', port: 0 })];
const params = { partnership: one.partnership };
const maya = await one.as('internal-lead', { name: 'Maya' });
const grace = await two.as('provider-technician', { name: 'Grace', partnership: one.partnership });
const [version] = (await maya.call(listAgreements, { params })).items;
const { id: draft } = await maya.call(contract.createDraft, { params, body: { name: 'Next', agreement: version!.id } });
const at = { ...params, draft };
const stop = new AbortController();
afterAll(() => stop.abort());

/** What a page that follows the draft on a server is told of others, the newest last. */
async function follow(server: number, caller: Caller): Promise<(readonly Present[])[]> {
  const lists: (readonly Present[])[] = [];
  const answer = await fetch(`${urls[server]}/api/v1/partnerships/${one.partnership}/drafts/${draft}/changes`, {
    headers: { cookie: caller.cookie },
    signal: stop.signal,
  });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  void (async () => {
    let text = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const found = /^event: presence\ndata: (.*)$/m.exec(part);
        if (found) lists.push((JSON.parse(found[1]!) as { here: Present[] }).here);
      }
    }
  })().catch(() => undefined);
  return lists;
}
const places = (list: readonly Present[] | undefined) =>
  list?.map(({ person, place }) => `${person.name} of ${person.party} at ${place.cell?.category ?? place.part}`);
const cell = { part: 'matrix', cell: { category: 'hardware', window: 'business', tier: 1 } } as const;

test('where a page is reaches those on another server; it moves, and goes; nothing is written', async () => {
  const rows = async () => (await rowsOf(one.database.owner, 'select count(*)::int as n from events'))[0];
  const events = await rows();
  const seen = await follow(1, grace);
  const page = newId();
  await maya.call(contract.sayPresence, { params: at, body: { page, place: cell } });
  await expect.poll(() => places(seen.at(-1))).toEqual(['Maya of internal at hardware']);
  await maya.call(contract.sayPresence, { params: at, body: { page, place: { part: 'levels', cell: null } } });
  await expect.poll(() => places(seen.at(-1))).toEqual(['Maya of internal at levels']);

  // Whoever comes later is told at once who is there, and is seen by those on the first server.
  const later = await follow(0, maya);
  await grace.call(contract.sayPresence, { params: at, body: { page: newId(), place: cell } });
  await expect.poll(() => places(later.at(-1))).toEqual(['Maya of internal at levels', 'Grace of northwind at hardware']);

  await maya.call(contract.sayPresence, { params: at, body: { page, place: null } });
  await expect.poll(() => places(seen.at(-1))).toEqual(['Grace of northwind at hardware']);
  expect(await rows()).toEqual(events);
});

test('who is silent for too long is gone, and a page is moved by nobody else', async () => {
  const page = newId();
  await maya.call(contract.sayPresence, { params: at, body: { page, place: cell } });
  await grace.call(contract.sayPresence, { params: at, body: { page, place: null } });
  await sleep(150);
  const seen = await follow(0, maya);
  await expect.poll(() => places(seen.at(-1))).toContain('Maya of internal at hardware');
  one.clock.advance(91_000);
  await grace.call(contract.sayPresence, { params: at, body: { page: newId(), place: cell } });
  await expect.poll(() => places(seen.at(-1))).toEqual(['Grace of northwind at hardware']);
});

test('the list is short, however many pages somebody opens', async () => {
  for (let count = 0; count < 60; count++) await maya.call(contract.sayPresence, { params: at, body: { page: newId(), place: cell } });
  const seen = await follow(0, maya);
  await expect.poll(() => seen.at(-1)?.length).toBe(50);
});

test('a hint holds any name, without spaces or quotes, and is read back', () => {
  const word = {
    page: newId(),
    person: { id: newId(), name: 'Ö"\\ Γ 😀'.repeat(30), party: 'p "1"' },
    place: { ...cell, cell: { ...cell.cell, category: '界'.repeat(120) } },
  };
  const hint = hintOf(one.partnership, draft, word);
  expect(hint).not.toMatch(/["\\\n]/);
  expect(hint.length).toBeLessThan(3_000);
  expect(readHint(hint)).toEqual({
    key: `${one.partnership} ${draft}`,
    word: { ...word, person: { ...word.person, name: Array.from(word.person.name).slice(0, 60).join('') } },
  });
  expect([readHint(''), readHint('a b c d')]).toEqual([null, null]);
});
