/** One computing thread, seen from the thread that serves requests. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CallKind, ComputeAnswer, ComputeCall } from './calls.js';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Beyond it the thread ends and its tasks fail, the server goes on. */
const MOST_MEGABYTES = 1_024;

export class ComputeThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;
  private ended: Error | null = null;
  /** Computings that were begun and have not ended. */
  sessions = 0;

  constructor(
    entry: string,
    private readonly mostMs: number,
    private readonly onGone: () => void,
  ) {
    this.worker = workerOf(entry);
    // What waits for an answer keeps the process alive by itself.
    this.worker.unref();
    this.worker.on('message', (answer: ComputeAnswer) => this.settle(answer));
    this.worker.on('error', (error: Error) => this.end(error));
    this.worker.on('exit', () => this.end(new Error('The computing thread ended')));
  }

  call(session: number, kind: CallKind, task: string, value: unknown): Promise<unknown> {
    if (this.ended !== null) return Promise.reject(this.ended);
    this.calls += 1;
    const call: ComputeCall = { id: this.calls, session, kind, task, value };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.end(new Error(`${task} took longer than ${this.mostMs} ms`));
        void this.worker.terminate();
      }, this.mostMs);
      this.waiting.set(call.id, { resolve, reject, timer });
      try {
        this.worker.postMessage(call);
      } catch (error) {
        // What cannot be copied into the thread.
        this.waiting.delete(call.id);
        clearTimeout(timer);
        reject(error as Error);
      }
    });
  }

  async stop(): Promise<void> {
    this.end(new Error('The server stops'));
    await this.worker.terminate();
  }

  private settle(answer: ComputeAnswer): void {
    const waiting = this.waiting.get(answer.id);
    if (waiting === undefined) return;
    this.waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if (answer.ok) waiting.resolve(answer.value);
    else waiting.reject(Object.assign(new Error(answer.message), answer.stack === undefined ? {} : { stack: answer.stack }));
  }

  private end(error: Error): void {
    if (this.ended !== null) return;
    this.ended = error;
    this.onGone();
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.waiting.clear();
  }
}

function workerOf(entry: string): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MEGABYTES };
  const { href } = pathToFileURL(entry);
  if (!entry.endsWith('.ts')) return new Worker(new URL(href), { resourceLimits, execArgv: [] });
  // In the source tree: threads do not inherit what reads TypeScript, so it is registered in there.
  const tsx = path.join(path.dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/esm/api/index.mjs');
  const code = `import(${JSON.stringify(pathToFileURL(tsx).href)}).then(({ register }) => (register(), import(${JSON.stringify(href)})))`;
  return new Worker(code, { eval: true, resourceLimits, execArgv: [] });
}
