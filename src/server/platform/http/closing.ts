/** How the server lets its callers go: requests under way end, and nothing else keeps it. */
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 10_000;

/**
 * Watches connections from now on and answers what closes them all. Idle ones end at once; those of
 * callers that never finish are cut after `patienceMs`.
 *
 * Node counts a connection as idle only once it has asked something, but browsers and other clients
 * open connections ahead and may never use them: those are ended here.
 */
export function closerOf(http: FastifyInstance, patienceMs = PATIENCE_MS): () => Promise<void> {
  const connections = new Set<Socket>();
  http.server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  const endUnused = (): void => {
    http.server.closeIdleConnections();
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
  };
  return async () => {
    const looking = setInterval(endUnused, LOOK_EVERY_MS);
    const late = setTimeout(() => http.server.closeAllConnections(), patienceMs);
    try {
      await http.close();
    } finally {
      clearInterval(looking);
      clearTimeout(late);
    }
  };
}
