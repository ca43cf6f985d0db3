import { expect, test } from 'vitest';
import { getHistory, listHistories } from '../../../contract/histories.js';
import { memorySource } from '../../../formats/history/csv/source.js';
import { fitMapping } from '../../../formats/history/fit.js';
import { parseMapping } from '../../../formats/history/parse-mapping.js';
import { readHistory } from '../../../formats/history/read-history.js';
import { testApp } from '../../testing/test-app.js';
import { openStoreIn } from './store.js';

const app = await testApp();
const lead = await app.as('internal-lead');
const MAPPING = `mapping: 1
shape: log
time: iso
columns: { number: number, changed-at: at, status: { always: new }, priority: { always: P3 }, category: { always: Printer } }
`;
const rows = Array.from({ length: 1_200 }, (_, index) => `T${index},2026-03-02T15:00:00Z\n`);
const csv = `number,at\n${rows.join('')}`;
const target = { into: app.partnership, name: 'log.csv', sha256: 'a', mapping: MAPPING, now: app.clock.now() };

async function store(breakAfter: number) {
  const opened = await openStoreIn(app.app.services.db, target);
  if (typeof opened === 'string') throw new Error(opened);
  const parsed = parseMapping(MAPPING);
  if (!parsed.ok) throw new Error('The mapping does not parse');
  const { mapping } = fitMapping(parsed.mapping, opened.agreement);
  let written = 0;
  let batches = 0;
  for await (const step of readHistory(memorySource(csv), mapping, { from: opened.from })) {
    if (step.kind === 'batch') {
      if (batches++ >= breakAfter) return written;
      written += (await opened.put(step)).written;
    } else if (step.kind === 'end') await opened.finish(step.receipt);
  }
  return written;
}

test('an import from the command line is broken off, goes on, and changes nothing when repeated', async () => {
  expect(await store(1)).toBe(500);
  expect(await store(99)).toBe(700);
  expect(await store(99)).toBe(0);
  const params = { partnership: app.partnership };
  const { items } = await lead.call(listHistories, { params });
  expect(items).toHaveLength(1);
  const history = await lead.call(getHistory, { params: { ...params, history: items[0]!.id } });
  expect(history).toMatchObject({ state: 'done', tickets: 1_200, rows: 1_200, used: 1_200, refused: 0 });
});

test('a partnership that does not exist, or that a name does not settle, is a sentence', async () => {
  await app.newPartnership('Twice');
  await app.newPartnership('Twice');
  for (const into of ['Nobody', 'Twice']) expect(await openStoreIn(app.app.services.db, { ...target, into })).toContain(into);
});
