import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fastify } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { closerOf } from './closing.js';
import { eventsStream } from './events-stream.js';

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** A server with a stream that says one thing and then waits, and an answer that takes as long as asked. */
async function server(patienceMs?: number) {
  const app = fastify({ forceCloseConnections: 'idle', keepAliveTimeout: 65_000 });
  const stopping = new AbortController();
  app.get('/events', (_request, reply) => {
    async function* one() {
      yield { event: 'n', data: 1 };
      await new Promise(() => undefined);
    }
    return reply.type('text/event-stream').send(eventsStream(one(), stopping.signal));
  });
  app.get<{ Querystring: { ms: string } }>('/slow', async ({ query }) => {
    await sleep(Number(query.ms), undefined, { ref: false });
    return 'done';
  });
  const close = closerOf(app, patienceMs);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as { port: number };
  const open = async (text = ''): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    socket.write(text);
    await sleep(50);
    return socket;
  };
  const stop = async (): Promise<number> => {
    const began = performance.now();
    stopping.abort();
    await close();
    return performance.now() - began;
  };
  return { url: `http://127.0.0.1:${port}`, open, stop };
}

test('an open stream ends at once and cleanly', async () => {
  const { url, stop } = await server();
  const answer = await fetch(`${url}/events`);
  const text = answer.text();
  expect(await stop()).toBeLessThan(8_000);
  // A stream that is cut would refuse this.
  expect(await text).toBe('retry: 2000\n\nevent: n\ndata: 1\n\n');
});

test('a connection that was opened ahead and never asked anything keeps nobody waiting', async () => {
  const { open, stop } = await server();
  const silent = await open();
  expect(await stop()).toBeLessThan(8_000);
  if (!silent.closed) await once(silent, 'close');
});

test('a request under way is answered in full, on a connection that ends with it', async () => {
  const { url, stop } = await server();
  const answer = fetch(`${url}/slow?ms=400`).then((one) => one.text());
  await sleep(100);
  const took = await stop();
  expect(await answer).toBe('done');
  expect(took).toBeGreaterThan(250);
  expect(took).toBeLessThan(8_000);
});

test('who never finishes asking is cut after a while', async () => {
  const { open, stop } = await server(300);
  await open('GET /slow?ms=1 HTTP/1.1\r\nhost: x\r\n');
  const took = await stop();
  expect(took).toBeGreaterThan(280);
  expect(took).toBeLessThan(8_000);
});
