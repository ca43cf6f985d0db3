/** The list in the page against a server whose rows change at any moment, also while a page is on its way. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveEvent } from '../../../lib/live/live-event.js';
import { QueueStore } from './queue-store.js';
import { WHOLE } from './sections.js';

interface Row {
  readonly id: string;
  readonly at: number;
  readonly text?: string;
}
const compare = (a: Row, b: Row) => a.at - b.at || (a.id < b.id ? -1 : 1);
const name = (n: number) => String(n).padStart(4, '0');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** `slow` holds answers back, made of the rows as they are when the question comes. */
function desk(size: number, more: { readonly by?: (row: Row) => string } = {}) {
  const rows = new Map(Array.from({ length: size }, (_, n) => [name(n), { id: name(n), at: n * 10 } as Row]));
  const server = { rows, slow: false, broken: false, pages: 0, asked: 0 };
  let waiting: (() => void)[] = [];
  const answer = async <T>(value: T): Promise<T> => {
    if (server.slow) await new Promise<void>((go) => void waiting.push(go));
    if (server.broken) throw new Error('Not reached');
    return value;
  };
  const keys = () => [...new Set([...rows.values()].map(more.by ?? (() => '')))].sort();
  const { by } = more;
  let tell: (event: LiveEvent) => void = () => undefined;
  const store = new QueueStore<Row>(
    {
      sections: by ? async () => answer(keys().map((key) => ({ ...WHOLE, key }))) : null,
      page: async ({ key }, after, limit) => {
        server.pages += 1;
        const [at, id] = (after ?? '-1.').split('.');
        const behind = [...rows.values()]
          .filter((row) => (!by || by(row) === key) && compare(row, { id: id!, at: Number(at) }) > 0)
          .sort(compare);
        const items = behind.slice(0, limit);
        return answer({ items, next: behind.length > limit ? `${items.at(-1)!.at}.${items.at(-1)!.id}` : null });
      },
      only: async (ids) => {
        server.asked += 1;
        return answer(ids.flatMap((id) => rows.get(id) ?? []));
      },
      sectionOf: (sections, row) => (by ? sections.findIndex((one) => one.key === by(row)) : 0),
      compare,
      concerns: (partnership) => partnership === 'here',
      ages: false,
    },
    (listener) => {
      tell = listener;
      return () => undefined;
    },
  );
  const settle = (ms = 500) => vi.advanceTimersByTimeAsync(ms);
  const shown = () => store.snapshot().lists.flatMap((list) => list.rows.map((row) => row.id));
  return {
    ...server,
    server,
    store,
    shown,
    settle,
    look: () => store.subscribe(() => undefined),
    answerAll: async () => {
      server.slow = false;
      for (const go of waiting) go();
      waiting = [];
      await settle();
    },
    hint: (...ids: readonly string[]) => {
      for (const ticket of ids) tell({ kind: 'ticket', partnership: 'here', ticket });
    },
    wake: () => tell({ kind: 'reset', partnership: null }),
    move: (id: string, at: number) => void rows.set(id, { id, at }),
    /** As the server would list them, down to the last row shown. */
    inOrder: () =>
      expect(shown()).toEqual(
        [...rows.values()]
          .sort(compare)
          .slice(0, shown().length)
          .map((row) => row.id),
      ),
  };
}

async function opened(size: number, pages = 1, more: Parameters<typeof desk>[1] = {}) {
  const one = desk(size, more);
  one.look();
  await one.settle();
  for (let page = 1; page < pages; page += 1) await one.store.load();
  return one;
}

test('pages follow each other; a row that moves is shown once, at its place, whichever side it moves to', async () => {
  const { shown, move, hint, settle, store, inOrder } = await opened(600);
  expect(shown()).toHaveLength(50);
  move('0049', 495); // Out of the first page, just behind its edge.
  move('0300', 5); // From a page that has not come.
  move('0010', 9_999); // To one that has not come.
  hint('0049', '0300', '0010');
  await settle();
  inOrder();
  // The last row that was fetched changes, and another comes before it: no page brings them any more.
  move('0047', 471);
  move('0400', 482);
  hint('0047', '0400');
  await settle();
  inOrder();
  await store.load();
  expect(shown().length).toBeGreaterThan(240);
  expect(new Set(shown()).size).toBe(shown().length);
  inOrder();
});

test('what changes while a page is on its way is as it is, not as the page has it', async () => {
  const { server, shown, move, hint, settle, answerAll, store, inOrder } = await opened(600);
  server.slow = true;
  const page = store.load();
  server.slow = false;
  move('0060', 5); // Comes up: the page has it at its old place.
  move('0020', 605); // Goes down into the range of the page, which lacks it.
  hint('0060', '0020');
  await settle();
  await answerAll();
  await page;
  await answerAll();
  expect(new Set(shown()).size).toBe(shown().length);
  inOrder();
});

test('rows that cannot be reached are asked for again; what changes meanwhile does not wait for that', async () => {
  const { server, rows, hint, settle, shown, store, inOrder } = await opened(100);
  server.broken = true;
  rows.delete('0003');
  hint('0003');
  await settle();
  expect(shown()).toContain('0003');
  server.broken = false;
  await settle(10_000);
  expect(shown()).not.toContain('0003');
  inOrder();
  server.broken = true;
  rows.delete('0004');
  hint('0004');
  await settle();
  server.broken = false;
  hint('0005');
  await settle();
  expect(shown()).not.toContain('0004');
  store.stop();
  const { asked } = server;
  hint('0006');
  await settle(20_000);
  expect(server.asked).toBe(asked);
});

test('under the pointer nothing moves: rows show what is new, what would move waits and comes in its order', async () => {
  const { rows, move, hint, settle, shown, store, inOrder } = await opened(40);
  const before = shown();
  store.hold(true);
  rows.set('0007', { id: '0007', at: 70, text: 'new words' });
  rows.delete('0001');
  move('0030', 4);
  move('0002', 305);
  move('0003', 302);
  rows.set('new', { id: 'new', at: 1 });
  hint('0007', '0001', '0030', '0002', '0003', 'new');
  await settle();
  expect(shown()).toEqual(before);
  expect(store.snapshot().lists[0]!.rows[7]!.text).toBe('new words');
  expect(store.snapshot().waiting).toBe(5);
  // Back to where it stood: nothing of it waits.
  move('0030', 300);
  hint('0030');
  await settle();
  expect(store.snapshot().waiting).toBe(4);
  store.release();
  inOrder();
  expect(store.snapshot().waiting).toBe(0);
});

test('after a sleep the list is read anew as far as was seen, and under the pointer only when that leaves', async () => {
  const { move, wake, settle, shown, store, server, answerAll, inOrder } = await opened(2_000, 4);
  store.seen = 430;
  move('1999', 1);
  wake();
  await settle();
  expect(shown().length).toBeGreaterThanOrEqual(430);
  expect(shown().length).toBeLessThan(480);
  inOrder();
  store.hold(true);
  move('1998', 2);
  wake();
  await settle();
  expect([shown()[0], store.snapshot().waiting]).toEqual(['0000', 1]);
  store.hold(false);
  await settle();
  inOrder();
  // In the middle of a page: the page of before is not put behind the new list, and the next one comes.
  server.slow = true;
  const page = store.load();
  server.slow = false;
  wake();
  await settle();
  await answerAll();
  await page;
  await store.load();
  expect(store.snapshot().loading).toBe(false);
  inOrder();
});

test('a sleep without a connection: the error is told, the list stays, and it mends itself', async () => {
  const { server, wake, hint, settle, shown, store } = await opened(300);
  server.broken = true;
  wake();
  await settle();
  expect([store.snapshot().error !== null, shown().length]).toEqual([true, 50]);
  server.broken = false;
  hint('0001');
  await settle();
  await settle();
  expect([store.snapshot().error, shown().length]).toEqual([null, 50]);
});

test('many changes at once read the list anew, once in a while; without a reader nothing is read', async () => {
  const one = await opened(600);
  const { server, hint, settle, shown } = one;
  const { asked, pages } = server;
  const all = Array.from({ length: 400 }, (_, n) => name(n));
  for (let time = 0; time < 10; time += 1) {
    hint(...all);
    await settle(400);
  }
  await settle(6_000);
  expect(server.asked).toBe(asked);
  expect(server.pages - pages).toBeLessThanOrEqual(3);
  const away = desk(100);
  await away.settle();
  away.rows.delete('0001');
  away.hint('0001');
  await away.settle(5_000);
  expect(away.server.asked).toBe(0);
  away.look();
  await away.settle();
  expect(away.shown()).not.toContain('0001');
  expect(shown()).toHaveLength(50);
});

test('in groups a row moves from one to the other, is never in two, and a group that nobody knew of is shown', async () => {
  const by = (row: Row) => row.text ?? (row.at % 20 === 0 ? 'a' : 'b');
  const { rows, hint, settle, store, server, answerAll } = await opened(300, 3, { by });
  const groups = () => store.snapshot().lists.map((list) => list.rows.map((row) => row.id));
  rows.set('0001', { id: '0001', at: 10, text: 'a' });
  hint('0001');
  await settle();
  expect([groups()[0]!.slice(0, 3), groups()[1]!.includes('0001')]).toEqual([['0000', '0001', '0002'], false]);
  rows.set('0002', { id: '0002', at: 20, text: 'c' });
  hint('0002');
  await settle(6_000);
  expect(store.snapshot().sections.map((one) => one.key)).toEqual(['a', 'b', 'c']);
  server.slow = true;
  rows.set('0003', { id: '0003', at: 30, text: 'c' });
  const page = store.load();
  await answerAll();
  await page;
  hint('0003');
  await settle();
  const all = groups().flat();
  expect(new Set(all).size).toBe(all.length);
});
