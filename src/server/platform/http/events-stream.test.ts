import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { eventsStream, format } from './events-stream.js';
import type { ServerSentEvent } from './route.js';

async function read(stream: AsyncIterable<Buffer | string>): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += chunk.toString();
  return text;
}

describe('events', () => {
  test('are framed so that no text can break out', () => {
    expect(format({ event: 'job', id: 'a', data: { text: 'one\n\ndata: two' } })).toBe(
      'id: a\nevent: job\ndata: {"text":"one\\n\\ndata: two"}\n\n',
    );
  });

  test('end with their source', async () => {
    async function* two(): AsyncGenerator<ServerSentEvent> {
      yield { event: 'n', data: 1 };
      yield { event: 'n', data: 2 };
    }
    expect(await read(eventsStream(two(), new AbortController().signal))).toBe('retry: 2000\n\nevent: n\ndata: 1\n\nevent: n\ndata: 2\n\n');
  });

  test('show signs of life while nothing happens', async () => {
    async function* slow(): AsyncGenerator<ServerSentEvent> {
      await sleep(70);
      yield { event: 'n', data: 1 };
    }
    const text = await read(eventsStream(slow(), new AbortController().signal, 20));
    expect(text.match(/: alive/g)?.length).toBeGreaterThanOrEqual(2);
    expect(text.endsWith('event: n\ndata: 1\n\n')).toBe(true);
  });

  test('end at once when the listener is gone, and tell the source', async () => {
    const stop = new AbortController();
    let told = false;
    const source: AsyncIterable<ServerSentEvent> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => undefined),
        return: async () => {
          told = true;
          return { done: true, value: undefined };
        },
      }),
    };
    setTimeout(() => stop.abort(), 30);
    const startedAt = Date.now();
    await read(eventsStream(source, stop.signal));
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    expect(told).toBe(true);
  });

  test('an error of the source ends the stream as broken', async () => {
    async function* bad(): AsyncGenerator<ServerSentEvent> {
      yield { event: 'n', data: 1 };
      throw new Error('source');
    }
    await expect(read(eventsStream(bad(), new AbortController().signal))).rejects.toThrow('source');
  });
});
