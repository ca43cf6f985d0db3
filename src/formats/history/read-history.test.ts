import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HistorySource, memorySource } from './csv/source.js';
import type { Progress } from './read-history.js';
import { mappingOf, type Reading, readAll, why } from './testing/reading.js';

const MAPPING = mappingOf(`mapping: 1
shape: log
unknown: ["?"]
teams: { a: { party: internal }, b: { party: provider } }
ignore: [{ column: kind, values: [test, note] }]
columns:
  number: number
  changed-at: at
  status: { column: state, values: { New: new, Open: open, Done: resolved, Draft: keep }, otherwise: stop }
  team: { column: group, values: { A: a, B: b }, otherwise: skip }
  priority: { column: priority, values: { high: P1, low: P4 }, default: P3 }
  category: { always: mail }
`);
const HEAD = 'number,at,state,group,priority,kind';
const csv = (...rows: string[]) => `${HEAD}\n${rows.join('\n')}\n`;
const adds = ({ receipt, refused, tickets }: Reading) => {
  expect(receipt!.used + receipt!.refused + receipt!.ignored).toBe(receipt!.rows);
  expect(receipt!.ignoredBy.reduce((sum, { rows }) => sum + rows, 0)).toBe(receipt!.ignored);
  expect(receipt!.refused).toBe(refused.length);
  expect(receipt!.tickets).toBe(tickets.length);
  expect(receipt!.events).toBe(tickets.reduce((sum, ticket) => sum + ticket.events.length, 0));
};

describe('every row is accounted for', () => {
  test('used, refused with line and reason, or ignored by rule', async () => {
    const reading = await readAll(
      csv(
        'T1,2026-01-01 10:00,New,A,high,',
        'T1,2026-01-01 11:00,Pending,A,high,',
        '"T1","2026-01-01\n12:00",Open,A,high,',
        '',
        'T1,2026-01-01 13:00,Open,A,high,test',
        'T1,2026-01-01 14:00,Done,C,high,',
        ',2026-01-01 14:00,Done,A,high,',
        'T2,yesterday,New,A,high,',
        'T2,2026-01-01 10:00,New,A',
        'T2,2026-01-01 10:00,New,B,urgent,',
      ),
      MAPPING,
    );
    expect(reading.refused).toEqual([
      { line: 3, number: 'T1', reason: 'status: "Pending" is not in the table', row: 'T1,2026-01-01 11:00,Pending,A,high,' },
      {
        line: 4,
        number: 'T1',
        reason: 'changed-at: "2026-01-01\n12:00" is not of the form iso',
        row: '"T1","2026-01-01\n12:00",Open,A,high,',
      },
      { line: 9, number: null, reason: 'it names no ticket: the number is empty', row: ',2026-01-01 14:00,Done,A,high,' },
      { line: 10, number: 'T2', reason: 'changed-at: "yesterday" is not of the form iso', row: 'T2,yesterday,New,A,high,' },
      { line: 11, number: null, reason: 'it has 4 columns, the header has 6', row: 'T2,2026-01-01 10:00,New,A' },
    ]);
    expect(reading.receipt).toMatchObject({
      rows: 9,
      used: 2,
      refused: 5,
      ignored: 2,
      ignoredBy: [
        { reason: 'kind is "test"', rows: 1 },
        { reason: 'team is "C"', rows: 1 },
      ],
      blankLines: 1,
      tickets: 2,
      events: 4,
      firstAt: Date.UTC(2026, 0, 1, 10),
    });
    expect(reading.receipt!.notes.unlisted).toEqual([
      { field: 'team', column: 'group', value: 'C', became: 'ignored', count: 1 },
      { field: 'status', column: 'state', value: 'Pending', became: 'refused', count: 1 },
      { field: 'priority', column: 'priority', value: 'urgent', became: 'the default', count: 1 },
    ]);
    adds(reading);
  });

  test('a value near one of the table is named', async () => {
    const { refused } = await readAll(csv('T1,2026-01-01,Opne,A,high,'), MAPPING);
    expect(refused[0]!.reason).toBe('status: "Opne" is not in the table; the nearest is "Open"');
  });

  test('a ticket that cannot be made refuses its rows, each by its line', async () => {
    const reading = await readAll(
      'number,at,p\nT1,2026-01-01,\nT1,2026-01-02,\nT2,2026-01-01,P1\n',
      mappingOf('mapping: 1\nshape: log\ncolumns: { number: number, changed-at: at, priority: p, category: { always: c } }\n'),
    );
    expect(reading.refused.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'no row of the ticket knows its priority'],
      [3, 'no row of the ticket knows its priority'],
    ]);
    expect(reading.receipt).toMatchObject({ rows: 3, used: 1, refused: 2, tickets: 1, refusedTickets: 1 });
    adds(reading);
  });

  test('a second row of one ticket is refused when there is one row per ticket', async () => {
    const list = mappingOf(
      'mapping: 1\nshape: tickets\ncolumns: { number: n, created-at: at, priority: { always: P3 }, category: { always: c } }\n',
    );
    const reading = await readAll('n,at\nT1,2026-01-01\nT2,2026-01-01\nT1,2026-01-02\nT1,2026-01-03\n', list);
    expect(reading.refused.map(({ line, reason, row }) => [line, reason, row])).toEqual([
      [4, 'the ticket stands already on line 2', 'T1,2026-01-02'],
      [5, 'the ticket stands already on line 2', 'T1,2026-01-03'],
    ]);
    adds(reading);
  });
});

describe('files of every make', () => {
  const plain = csv('T1,2026-01-01 10:00,New,A,high,', 'T1,2026-01-01 11:00,Done,B,high,', 'T2,2026-01-02,New,B,low,');
  const hash = async (content: string | Uint8Array) => (await readAll(content, MAPPING)).receipt!.contentHash;

  test('say the same gzipped, with a byte order mark, in UTF-16, with tabs, semicolons, CRLF or quotes', async () => {
    const expected = await hash(plain);
    expect(expected).toMatch(/^[0-9a-f]{64}$/);
    expect(await hash(gzipSync(plain))).toBe(expected);
    expect(await hash(`\ufeff${plain}`)).toBe(expected);
    expect(await hash(Buffer.from(`\ufeff${plain}`, 'utf16le'))).toBe(expected);
    expect(await hash(plain.replaceAll(',', '\t'))).toBe(expected);
    expect(await hash(plain.replaceAll(',', ';'))).toBe(expected);
    expect(await hash(plain.replaceAll('\n', '\r\n'))).toBe(expected);
    expect(await hash(plain.replaceAll('\n', '\r'))).toBe(expected);
    expect(await hash(plain.replaceAll(/[^,\n]+/g, '"$&"'))).toBe(expected);
  });

  test('windows-1252 is found out, and can be asked for', async () => {
    const mapping =
      'mapping: 1\nshape: log\ncolumns: { number: n, changed-at: at, priority: { always: P3 }, category: { always: c }, subject: s }\n';
    const bytes = Buffer.concat([Buffer.from('n,at,s\nT1,2026-01-01,caf'), Buffer.from([0xe9]), Buffer.from('\n')]);
    const found = await readAll(bytes, mapping);
    expect(found.tickets[0]!.events[0]).toMatchObject({ subject: 'café' });
    expect(found.receipt!.encoding).toBe('windows-1252');
    expect(why(await readAll(bytes, `${mapping}file: { encoding: utf-8 }\n`))).toContain(
      'line 2, column 18: byte 0xE9 is not valid in UTF-8',
    );
  });

  test('columns of one name are reported, and the second is reached by place; files without a header by place alone', async () => {
    const twice = mappingOf(
      'mapping: 1\nshape: log\ncolumns: { number: n, changed-at: at, priority: { always: P3 }, category: who, subject: "#4" }\n',
    );
    const reading = await readAll('n,at,who,who\nT1,2026-01-01,first,second\n', twice);
    expect(reading.receipt!.notes.duplicateColumns).toEqual([{ name: 'who', places: [3, 4] }]);
    expect(reading.tickets[0]!.events[0]).toMatchObject({ category: 'first', subject: 'second' });
    const bare = mappingOf(
      'mapping: 1\nshape: log\nfile: { header: false }\ncolumns: { number: "#1", changed-at: "#2", priority: { always: P3 }, category: "#3" }\n',
    );
    const headless = await readAll('T1,2026-01-01,mail\nT2,2026-01-01,vpn\n', bare);
    expect(headless.tickets.map(({ number, events }) => [number, events[0]])).toMatchObject([
      ['T1', { category: 'mail' }],
      ['T2', { category: 'vpn' }],
    ]);
    expect(headless.receipt!.rows).toBe(2);
  });
});

describe('a file that cannot be read is refused before its first ticket', () => {
  const good = Array.from({ length: 2_000 }, (_, i) => `T${i},2026-01-01,New,A,high,`);
  test.each([
    ['a NUL far down', csv(...good, 'T9,2026\0-01-01,New,A,high,'), 'line 2002, column 8: a NUL character'],
    ['a lone quote', csv(...good, 'T9,2026-01-01,"New,A,high,', ...good), 'line 2002, column 15: a quote opens here'],
    ['a million columns', `${'a,'.repeat(1_000_000)}\n`, 'line 1, column 4001: more than 2,000 columns'],
    ['no rows at all', '', 'the file is empty'],
    [
      'columns that are missing, all of them',
      'number,at,stat,priority\n',
      'line 1: the file has no column "kind"; it has 4: number, at, stat, priority\nline 1: the file has no column "state"; the nearest is "stat"',
    ],
    ['half of a gzip file', gzipSync(csv(...good)).subarray(0, 500), 'the gzip data ends early'],
  ])('%s', async (_, content, expected) => {
    const reading = await readAll(content, MAPPING);
    expect(why(reading)!.split('\n').sort().join('\n')).toContain(expected.split('\n').sort()[0]);
    if (expected.includes('\n')) expect(why(reading)!.split('\n').length).toBe(3);
    expect(reading.tickets).toEqual([]);
    expect(reading.receipt).toBeNull();
  });
});

const row = fc.record({
  number: fc.constantFrom('T1', 'T2', 'T3', 'T4', 'T5'),
  minute: fc.nat(5),
  state: fc.constantFrom('New', 'Open', 'Done', 'Draft', 'Bad'),
  group: fc.constantFrom('A', 'B', '?', 'C'),
  kind: fc.constantFrom('', '', '', 'test'),
});
const rows = fc.array(row, { maxLength: 40 });
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
const textOf = (all: readonly Row[]) =>
  csv(...all.map((one) => `${one.number},2026-01-01 10:0${one.minute},${one.state},${one.group},high,${one.kind}`));
const byNumber = (reading: Reading) => Object.fromEntries(reading.tickets.map(({ number, hash }) => [number, hash]));
/** Rows of one ticket keep their order; tickets are laid one after the other. */
const groupedRows = (all: readonly Row[]) =>
  [...new Set(all.map(({ number }) => number))].flatMap((number) => all.filter((one) => one.number === number));

describe('laws', () => {
  test('tickets whose rows are scattered are the same as tickets whose rows stand together, in memory or in files', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(0, 3, 100_000), async (all, inMemory) => {
        const together = await readAll(textOf(groupedRows(all)), MAPPING);
        const apart = await readAll(textOf(all), MAPPING, { inMemory });
        expect(byNumber(apart)).toEqual(byNumber(together));
        expect(apart.receipt!.contentHash).toBe(together.receipt!.contentHash);
        expect(together.receipt!.notes.scatteredTickets).toBe(0);
        adds(apart);
      }),
      { numRuns: 150 },
    );
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('tandem-history-'))).toEqual([]);
  });

  test('stopped after any batch and taken up again, the parts are the whole', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 4 }), fc.constantFrom(1, 7, 1_000), async (all, batchSize, size) => {
        const bytes = Buffer.from(textOf(all));
        const source: HistorySource = {
          ...memorySource(bytes),
          open: async function* () {
            for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
          },
        };
        const whole = await readAll(memorySource(bytes), MAPPING, { batchSize });
        for (const [index, from] of whole.cursors.entries()) {
          const rest = await readAll(source, MAPPING, { batchSize, from });
          const done = Math.min((index + 1) * batchSize, whole.tickets.length);
          expect(rest.tickets.map(({ hash }) => hash)).toEqual(whole.tickets.slice(done).map(({ hash }) => hash));
          expect(rest.receipt).toEqual(whole.receipt);
          expect(rest.cursors).toEqual(whole.cursors.slice(index + 1));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('noise never breaks out, and what is read adds up', async () => {
    const noise = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.concat([Buffer.from(csv('T1,2026-01-01,New,A,high,')), bytes]));
    const texts = fc
      .string({ unit: fc.constantFrom('T1', ',', '\n', '"', 'New', '2026-01-01', '\r', 'é', ' ', '?'), maxLength: 200 })
      .map((text) => Buffer.from(csv('T1,2026-01-01,New,A,high,') + text));
    await fc.assert(
      fc.asyncProperty(fc.oneof(noise, texts), async (bytes) => {
        const reading = await readAll(bytes, MAPPING);
        if (reading.problems === null) adds(reading);
        else expect(reading.problems.every(({ text }) => text.length > 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test('the content hash is that of the tickets, whatever their order', async () => {
  const lines = ['T1,2026-01-01,New,A,high,', 'T2,2026-01-02,New,B,low,', 'T3,2026-01-03,Done,B,low,'];
  const hash = async (...rows: string[]) => (await readAll(csv(...rows), MAPPING)).receipt!.contentHash;
  const expected = await hash(...lines);
  expect(await hash(...[...lines].reverse())).toBe(expected);
  expect(await hash(...lines.slice(1))).not.toBe(expected);
  expect(await hash(...lines.map((line) => line.replace('Done', 'New')))).not.toBe(expected);
});

test('refused rows come in batches too, however few tickets there are', async () => {
  const { cursors, refused } = await readAll(csv(...Array.from({ length: 2_500 }, () => ',2026-01-01,New,A,high,')), MAPPING);
  expect([cursors.length, refused.length]).toEqual([3, 2_500]);
});

test('a ticket that comes back after thousands of others is one ticket', async () => {
  const others = Array.from({ length: 6_000 }, (_, i) => `X${i},2026-01-01,New,A,high,`);
  const early = ['T1,2026-01-01 10:00,New,A,high,', 'X0,2026-01-01,New,A,high,', 'T1,2026-01-01 11:00,Open,B,high,'];
  const { tickets, receipt } = await readAll(csv(...early, ...others, 'T1,2026-01-01 12:00,Done,B,high,'), MAPPING);
  expect([receipt!.tickets, receipt!.notes.scatteredTickets]).toEqual([6_001, 2]);
  expect(tickets.find(({ number }) => number === 'T1')!.events.map(({ kind }) => kind)).toEqual([
    'created',
    'transferred',
    'transferred',
    'resolved',
  ]);
});

describe('going on', () => {
  const text = csv(...Array.from({ length: 50 }, (_, i) => `T${i},2026-01-01,New,A,high,`));

  test('from a cursor of another file or mapping is refused', async () => {
    const { cursors } = await readAll(text, MAPPING, { batchSize: 10 });
    const from = cursors[2]!;
    const begin = 'the file or its mapping is not the one that this reading began with: begin again from the start';
    expect(why(await readAll(text.replace('T7,', 'T77,'), MAPPING, { batchSize: 10, from }))).toBe(begin);
    expect(why(await readAll(text, { ...MAPPING, unknown: new Set(['', 'high']) }, { batchSize: 10, from }))).toBe(begin);
    expect(why(await readAll(csv('T1,2026-01-01,New,A,high,'), MAPPING, { batchSize: 10, from }))).toBe(begin);
    expect((await readAll(text, MAPPING, { batchSize: 10, from })).tickets.length).toBe(20);
  });

  test('tells progress of both readings, and can be aborted', async () => {
    const told: Progress[] = [];
    await readAll(text, MAPPING, { onProgress: (progress) => told.push(progress) });
    expect(told.map(({ phase }) => phase)).toEqual(['survey', 'read']);
    expect(told.at(-1)).toMatchObject({ ofRows: 50, bytes: Buffer.byteLength(text), ofBytes: Buffer.byteLength(text) });
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(readAll('x'.repeat(100) + text, MAPPING, { signal: stop.signal })).rejects.toThrow('enough');
  });

  test('a preview reads only the first rows', async () => {
    const { receipt } = await readAll(text, MAPPING, { most: 10 });
    expect(receipt).toMatchObject({ rows: 10, tickets: 10 });
  });
});
