import { afterAll, describe, expect, test } from 'vitest';
import type { Cursor, HashedTicket } from '../formats/history/read-history.js';
import type { Receipt } from '../formats/history/receipt.js';
import { importCommand } from './import.js';
import type { HistoryStore, OpenStore } from './store.js';
import { folder, run } from './testing/running.js';

const MAP = `mapping: 1
shape: tickets
ignore: [{ column: kind, values: [test] }]
columns:
  number: id
  created-at: created
  resolved-at: resolved
  priority: { column: priority, values: { high: P1, low: P4 } }
  category: { always: mail }
`;
const rows = (count: number): string =>
  [
    'id;created;resolved;priority;kind',
    ...Array.from({ length: count }, (_, i) => `T${i};2026-01-0${1 + (i % 9)};2026-02-01;${i % 2 === 0 ? 'high' : 'low'};`),
  ].join('\n');

const files = folder();
afterAll(() => files.remove());
const map = files.file('map.yaml', MAP);
const history = files.file('list.csv', `${rows(3)}\nT9;2026-01-01;;urgent;\nT8;2026-01-01;;low;test\n`);

describe('tandem import', () => {
  test('accounts for every row, and ends with 1 when some are refused', async () => {
    const { code, out } = await run(importCommand, history, '--map', map);
    expect(code).toBe(1);
    expect(out.replace(/content [0-9a-f]{16}/, 'content 0')).toBe(`list.csv  utf-8, semicolons, one row per ticket

  5 rows: 3 used, 1 refused, 1 ignored by rule
  3 tickets with 6 events, created 1 Jan to 3 Jan 2026
  content 0…: the same for the same tickets

Refused
  line 5  T9  priority: "urgent" is not in the table

Ignored by rule
  kind is "test"  1

About the file
  priority "urgent" is not in the table: 1 row refused
`);
  });

  test('writes tickets and refused rows, and the receipt for machines', async () => {
    const { out } = await run(
      importCommand,
      history,
      '--map',
      map,
      '--json',
      '--out',
      files.path('tickets.jsonl'),
      '--receipt',
      files.path('refused.jsonl'),
    );
    expect(JSON.parse(out)).toMatchObject({ receipt: { rows: 5, used: 3, refused: 1, ignored: 1, tickets: 3, events: 6 }, stored: null });
    const tickets = files
      .read('tickets.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(tickets.map(({ number, events, hash }) => [number, events.length, hash.length])).toEqual([
      ['T0', 2, 64],
      ['T1', 2, 64],
      ['T2', 2, 64],
    ]);
    expect(JSON.parse(files.read('refused.jsonl'))).toMatchObject({ line: 5, number: 'T9' });
  });

  test('ends with 0 when all rows are used, with 2 when the file cannot be read', async () => {
    expect((await run(importCommand, files.file('good.csv', rows(2)), '--map', map)).code).toBe(0);
    const bad = await run(importCommand, files.file('bad.csv', `${rows(2)}\n"`), '--map', map);
    expect([bad.code, bad.out]).toEqual([2, '']);
    expect(bad.err).toContain('bad.csv: line 4, column 1: a quote opens here and never closes');
  });
});

/** A store in memory that may break down after some batches. */
class MemoryStore {
  readonly tickets = new Map<string, HashedTicket>();
  cursor: Cursor | null = null;
  receipts: Receipt[] = [];
  opened: string[] = [];
  closed = 0;
  breaksAfter = Number.POSITIVE_INFINITY;

  readonly open: OpenStore = async ({ source: { name } }) => {
    this.opened.push(name);
    const store: HistoryStore = {
      from: this.cursor,
      put: async ({ tickets, cursor }) => {
        if (this.breaksAfter-- === 0) throw new Error('the power went');
        const written = tickets.filter(({ number, hash }) => this.tickets.get(number)?.hash !== hash);
        for (const ticket of written) this.tickets.set(ticket.number, ticket);
        this.cursor = cursor;
        return { written: written.length, unchanged: tickets.length - written.length };
      },
      finish: async (receipt) => {
        this.receipts.push(receipt);
        this.cursor = null;
      },
      close: async () => {
        this.closed += 1;
      },
    };
    return store;
  };
}

describe('into a store', () => {
  const long = () => files.file('long.csv', rows(1_700));

  test('tickets are put in batches; again changes nothing; a dry run opens nothing', async () => {
    const store = new MemoryStore();
    const first = await run((io) => importCommand(io, store.open), long(), '--map', map, '--into', 'x');
    expect([first.code, store.tickets.size, store.closed]).toEqual([0, 1_700, 1]);
    expect(first.out).toContain('1,700 tickets written, 0 unchanged');
    const again = await run((io) => importCommand(io, store.open), long(), '--map', map, '--into', 'x', '--json');
    expect(JSON.parse(again.out).stored).toEqual({ written: 0, unchanged: 1_700 });
    expect(store.receipts[0]).toEqual(store.receipts[1]);
    await run((io) => importCommand(io, store.open), long(), '--map', map, '--into', 'x', '--dry-run');
    expect(store.opened).toEqual(['long.csv', 'long.csv']);
  });

  test('killed in the middle it goes on, and the whole is the same', async () => {
    const store = new MemoryStore();
    store.breaksAfter = 2;
    await expect(run((io) => importCommand(io, store.open), long(), '--map', map, '--into', 'x')).rejects.toThrow('the power went');
    expect([store.tickets.size, store.closed]).toEqual([1_000, 1]);
    store.breaksAfter = Number.POSITIVE_INFINITY;
    const { out } = await run((io) => importCommand(io, store.open), long(), '--map', map, '--into', 'x', '--json');
    expect(JSON.parse(out)).toMatchObject({ receipt: { tickets: 1_700, used: 1_700 }, stored: { written: 700, unchanged: 0 } });
    const whole = new MemoryStore();
    await run((io) => importCommand(io, whole.open), long(), '--map', map, '--into', 'x');
    expect([...store.tickets]).toEqual([...whole.tickets]);
    expect(store.receipts).toEqual(whole.receipts);
  });
});
