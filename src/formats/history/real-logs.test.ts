/** The two real logs, where they are beside the project; nothing of them is kept here but counts. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldTicket } from '../../core/tickets/fold.js';
import { parseAgreement } from '../agreement/parse.js';
import { fileSource } from './csv/source.js';
import { fitMapping } from './fit.js';
import { previewHistory } from './preview.js';
import { readTraffic, replayHistory } from './replay-history.js';
import { mappingOf, readAll } from './testing/reading.js';

const root = join(import.meta.dirname, '..', '..', '..');
const history = join(process.env.TANDEM_SHARED ?? join(root, '..', 'shared'), 'data', 'history');
const example = (path: string): string => readFileSync(join(root, 'examples', path), 'utf8');
const log = (name: string) => fileSource(join(history, `${name}.csv.gz`));

const agreement = () => {
  const parsed = parseAgreement(example('servicenow-log/agreement.yaml'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.agreement;
};

test('the example mappings fit: the first one the example agreement in every name', () => {
  expect(fitMapping(mappingOf(example('servicenow-log/map.yaml')), agreement()).misfits).toEqual([]);
  expect(mappingOf(example('italian-helpdesk/map.yaml')).shape).toBe('log');
});

describe.runIf(existsSync(history))('the ServiceNow log', () => {
  const servicenow = () => log('servicenow-incident-events');

  test('is known by its columns', async () => {
    const result = await previewHistory(await servicenow());
    expect('preview' in result && [result.preview.preset?.id, result.preview.columns.length, result.preview.looked]).toEqual([
      'servicenow-log',
      36,
      10_000,
    ]);
  });

  test('is read to the last row', async () => {
    const { receipt, refused, tickets } = await readAll(await servicenow(), example('servicenow-log/map.yaml'));
    expect(receipt).toMatchObject({
      rows: 119_998,
      used: 119_996,
      refused: 2,
      ignored: 0,
      tickets: 20_769,
      refusedTickets: 0,
      events: 148_825,
      firstAt: Date.UTC(2016, 1, 29, 1, 16),
      notes: { outOfOrder: 1, sameInstant: 11_912, orderContradicted: 5, changedBeforeCreation: 5, scatteredTickets: 0 },
    });
    expect(refused.map(({ line, number, reason }) => [line, number, reason])).toEqual([
      [115_643, 'INC0028089', 'status: "-100" is not in the table'],
      [115_644, 'INC0028089', 'status: "-100" is not in the table'],
    ]);
    const states = tickets.map(({ events }) => foldTicket(events));
    expect(states.filter(({ status }) => status === 'closed').length).toBe(20_768);
    expect(tickets.filter(({ recorded }) => recorded.metTarget === true).length).toBe(12_595);
  });

  test('is replayed through the example agreement', async () => {
    const result = await replayHistory(await servicenow(), mappingOf(example('servicenow-log/map.yaml')), agreement());
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { report } = result;
    expect([report.tickets, report.routed]).toEqual([20_769, { owned: 20_535, unowned: 234, unknown: 0 }]);
    expect(report.unowned.map(({ text, tickets }) => [text, tickets])).toEqual([
      ['Run › Monitoring › Failed batch job', 198],
      ['Run › Backup › Restore request', 30],
      ['Reinforce › Hardening › Certificate', 5],
      ['Run › Monitoring › Disk space', 1],
    ]);
    expect(report.clocks.find(({ kind, priority }) => kind === 'respond' && priority === 'P3')?.counts).toMatchObject({
      met: 0,
      missed: 0,
      'no-data': 19_554,
    });
    const resolve = report.clocks
      .filter(({ kind }) => kind === 'resolve')
      .map(({ byRecorded }) => Object.values(byRecorded.met).reduce((a, b) => a + b, 0));
    expect(resolve.reduce((a, b) => a + b, 0)).toBe(12_595);
  });

  test('gives the situations that a proof is weighed by', async () => {
    const result = await readTraffic(await servicenow(), mappingOf(example('servicenow-log/map.yaml')), agreement());
    expect(result.ok && [result.tickets, result.unknown, result.traffic.reduce((sum, { count }) => sum + count, 0)]).toEqual([
      20_769, 0, 20_769,
    ]);
  });
});

describe.runIf(existsSync(history))('the Italian log', () => {
  test('is read to the last row, its columns by place', async () => {
    const { receipt, tickets } = await readAll(await log('italian-helpdesk-events'), example('italian-helpdesk/map.yaml'));
    expect(receipt).toMatchObject({
      rows: 21_348,
      used: 21_348,
      refused: 0,
      tickets: 4_580,
      notes: { sameInstant: 130, scatteredTickets: 0 },
    });
    expect(tickets.every(({ events }) => foldTicket(events).holder?.team === 'help-desk')).toBe(true);
  });

  test('has columns of one name once the prefixes are gone, and the second is reached by place', async () => {
    const source = await log('italian-helpdesk-events');
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await import('./csv/source.js')).plainBytes(source)) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString().replace('case:concept:name', 'concept:name');
    const { receipt } = await readAll(text, example('italian-helpdesk/map.yaml'));
    expect(receipt).toMatchObject({ tickets: 4_580, notes: { duplicateColumns: [{ name: 'concept:name', places: [1, 7] }] } });
  });
});
