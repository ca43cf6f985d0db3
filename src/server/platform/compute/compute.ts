/**
 * Threads for heavy computing, beside the one that serves requests: while a large agreement is proved or
 * compared, tickets go on being routed. Threads start with the first task and leave when there is none
 * for a while; tasks on one thread take turns call by call.
 */
import { availableParallelism } from 'node:os';
import { Refusal } from '../http/refusal.js';
import type { ComputeTask } from './compute-task.js';
import { ComputeThread } from './compute-thread.js';

export interface ComputeOptions {
  /** The file that a thread runs; it calls `serveCompute`. */
  readonly entry: string;
  readonly threads?: number;
  /** A thread without work leaves after this long. */
  readonly idleMs?: number;
  /** A call that takes longer fails with everything on its thread. */
  readonly mostMs?: number;
}

/** A computing under way in a thread. */
export interface Session<Piece, Told, Result> {
  add(piece: Piece): Promise<Told>;
  end(): Promise<Result>;
  /** Lets go of it without a result; does nothing after the end. */
  drop(): void;
}

export interface BeginOptions {
  /** Background work, of which there is little at a time: it is not sent away when many people wait. */
  readonly always?: boolean;
}

/** More than this many at once would wait for minutes: better told so. */
const MOST_SESSIONS = 24;

export class Compute {
  private readonly threads: ComputeThread[] = [];
  private readonly idle = new Map<ComputeThread, NodeJS.Timeout>();
  private sessions = 0;
  private stopped = false;

  constructor(private readonly options: ComputeOptions) {}

  /** Runs a task in one piece. @throws Refusal `unavailable` when too many wait */
  async run<Input, Result>(task: ComputeTask<Input, never, never, Result>, input: Input): Promise<Result> {
    const session = await this.begin(task, input);
    return session.end();
  }

  async begin<Input, Piece, Told, Result>(
    task: ComputeTask<Input, Piece, Told, Result>,
    input: Input,
    { always = false }: BeginOptions = {},
  ): Promise<Session<Piece, Told, Result>> {
    const thread = this.freest(always);
    this.sessions += 1;
    const id = this.sessions;
    let open = true;
    const close = (): void => {
      if (!open) return;
      open = false;
      thread.sessions -= 1;
      this.whenIdle(thread);
    };
    const call = async (kind: 'begin' | 'add' | 'end', value: unknown): Promise<unknown> => {
      try {
        return await thread.call(id, kind, task.name, value);
      } catch (error) {
        close();
        throw error;
      } finally {
        if (kind === 'end') close();
      }
    };
    await call('begin', input);
    return {
      add: (piece) => call('add', piece) as Promise<Told>,
      end: () => call('end', undefined) as Promise<Result>,
      drop: () => {
        if (open) thread.call(id, 'drop', task.name, undefined).catch(() => undefined);
        close();
      },
    };
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.idle.values()) clearTimeout(timer);
    this.idle.clear();
    await Promise.all([...this.threads].map((thread) => thread.stop()));
  }

  /** The thread with the least to do, with one more task. */
  private freest(always: boolean): ComputeThread {
    if (this.stopped) throw new Refusal('unavailable', { detail: 'The server stops' });
    const busy = this.threads.reduce((sum, one) => sum + one.sessions, 0);
    if (!always && busy >= MOST_SESSIONS)
      throw new Refusal('unavailable', {
        detail: 'The server is busy with other comparisons and documents. Try again in a minute.',
        headers: { 'retry-after': '30' },
      });
    let thread = this.threads.reduce<ComputeThread | null>((least, one) => (least && least.sessions <= one.sessions ? least : one), null);
    if (thread === null || (thread.sessions > 0 && this.threads.length < (this.options.threads ?? usualThreads()))) thread = this.start();
    clearTimeout(this.idle.get(thread));
    this.idle.delete(thread);
    thread.sessions += 1;
    return thread;
  }

  private start(): ComputeThread {
    const thread: ComputeThread = new ComputeThread(this.options.entry, this.options.mostMs ?? 180_000, () => {
      this.threads.splice(this.threads.indexOf(thread), 1);
      clearTimeout(this.idle.get(thread));
      this.idle.delete(thread);
    });
    this.threads.push(thread);
    return thread;
  }

  private whenIdle(thread: ComputeThread): void {
    if (thread.sessions > 0 || this.stopped || !this.threads.includes(thread)) return;
    const timer = setTimeout(() => void thread.stop(), this.options.idleMs ?? 60_000);
    timer.unref();
    this.idle.set(thread, timer);
  }
}

/** One processor stays free for requests. */
const usualThreads = (): number => Math.max(1, Math.min(3, availableParallelism() - 1));
