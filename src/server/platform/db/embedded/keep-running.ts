/** Starts the server again when its process died while we serve: requests fail for a moment, not for ever. */
import type { EmbeddedServer } from './launch.js';
import { servesData } from './postmaster.js';

const LOOK_MS = 1_000;

/** `onRestart` gets null after a start, or the error that prevented one; it is tried again. */
export function keepRunning(
  first: EmbeddedServer,
  launch: () => Promise<EmbeddedServer>,
  onRestart: (error: unknown) => void,
): EmbeddedServer {
  let server = first;
  let restarting: Promise<void> | null = null;
  const look = (): void => {
    if (restarting !== null || servesData(server.pid, server.pgdata)) return;
    restarting = launch()
      .then(
        (next) => {
          server = next;
          onRestart(null);
        },
        (error: unknown) => onRestart(error),
      )
      .finally(() => {
        restarting = null;
      });
  };
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return {
    ...first,
    stop: async () => {
      clearInterval(timer);
      await restarting;
      return server.stop();
    },
  };
}
