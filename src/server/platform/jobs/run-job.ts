/** One attempt at a job: marks it, runs it, tells its progress, and writes how it ended. */

import type { Clock } from '../clock.js';
import type { Db, Tx } from '../db/db.js';
import { newId } from '../ids.js';
import type { Logger } from '../log/logger.js';
import type { Signals } from '../signals/signals.js';
import { JobFailure, type JobKind } from './running-job.js';

export interface RunOptions {
  readonly db: Db;
  readonly signals: Signals;
  readonly clock: Clock;
  readonly log: Logger;
}

interface Queued {
  readonly partnership: string;
  readonly job: string;
  readonly input: unknown;
}

const MOST_ERRORS = 3;
const PROGRESS_MS = 250;

export async function runJob(options: RunOptions, kind: JobKind<unknown>, queued: Queued, stopping: AbortSignal): Promise<void> {
  const { db, signals, clock } = options;
  const { partnership, job: id } = queued;
  const log = options.log.child({ job: id, kind: kind.kind });
  const told = (): void => signals.hint('jobs', `${partnership}/${id}`);
  const row = await begin(db, partnership, id, clock.now());
  if (row === null) return;
  told();
  const end = async (state: 'done' | 'failed' | 'cancelled', failure: string | null): Promise<void> => {
    await db.write(partnership, async (tx) => {
      const ended = await finish(tx, partnership, id, state, failure, clock.now());
      if (ended && state !== 'done') await kind.onEnd?.({ id, partnership, subject: row.subject_id, state, failure }, tx);
    });
    told();
  };
  if (row.cancel_asked) return end('cancelled', null);

  const cancelled = new AbortController();
  const progress = progressOf(options, partnership, id, () => cancelled.abort());
  const off = signals.on('jobs', (key) => {
    if (key === null || key === `${partnership}/${id}`) progress.look();
  });
  try {
    await kind.run({
      id,
      partnership,
      subject: row.subject_id,
      startedBy: row.started_by,
      input: kind.input.parse(queued.input),
      signal: AbortSignal.any([cancelled.signal, stopping]),
      log,
      now: () => clock.now(),
      newId,
      read: (work) => db.read(partnership, work),
      write: (work) => db.write(partnership, work),
      progress: progress.set,
    });
    await progress.flush();
    await end('done', null);
  } catch (error) {
    await progress.flush().catch(() => undefined);
    if (cancelled.signal.aborted) return end('cancelled', null);
    // The queue gives it to another server, or to the next start of this one.
    if (stopping.aborted) throw new Error('Interrupted: the server stops');
    if (error instanceof JobFailure) return end('failed', error.message);
    log.error({ err: error }, 'A job failed');
    if ((await countError(db, partnership, id)) >= MOST_ERRORS)
      return end('failed', `Something went wrong on our side. The server's log has more under ${id}.`);
    throw error;
  } finally {
    off();
    progress.stop();
  }
}

async function begin(db: Db, partnership: string, id: string, now: number) {
  return db.write(partnership, async (tx) => {
    const row = await tx
      .updateTable('jobs')
      .set((eb) => ({ state: 'running', started_at: eb.fn.coalesce('started_at', eb.val(now)) }))
      .where('partnership_id', '=', partnership)
      .where('job_id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returning(['subject_id', 'started_by', 'cancel_asked'])
      .executeTakeFirst();
    return row ?? null;
  });
}

/** False when it had ended before. */
async function finish(
  tx: Tx,
  partnership: string,
  id: string,
  state: 'done' | 'failed' | 'cancelled',
  failure: string | null,
  now: number,
): Promise<boolean> {
  const row = await tx
    .updateTable('jobs')
    .set({ state, failure, ended_at: now })
    .where('partnership_id', '=', partnership)
    .where('job_id', '=', id)
    .where('ended_at', 'is', null)
    .returning('job_id')
    .executeTakeFirst();
  return row !== undefined;
}

async function countError(db: Db, partnership: string, id: string): Promise<number> {
  return db.write(partnership, async (tx) => {
    const row = await tx
      .updateTable('jobs')
      .set((eb) => ({ errors: eb('errors', '+', 1) }))
      .where('partnership_id', '=', partnership)
      .where('job_id', '=', id)
      .returning('errors')
      .executeTakeFirst();
    return row?.errors ?? MOST_ERRORS;
  });
}

/** Writes progress a few times a second at most, and learns by the way whether somebody cancelled. */
function progressOf({ db, signals, log }: RunOptions, partnership: string, id: string, onCancel: () => void) {
  let next: { done: number; total: number | null | undefined } | null = null;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let telling = false;
  const write = async (): Promise<void> => {
    const value = next;
    next = null;
    const row = await db.write(partnership, (tx) =>
      tx
        .updateTable('jobs')
        .set(
          value === null
            ? (eb) => ({ done: eb.ref('done') })
            : { done: value.done, ...(value.total === undefined ? {} : { total: value.total }) },
        )
        .where('partnership_id', '=', partnership)
        .where('job_id', '=', id)
        .returning('cancel_asked')
        .executeTakeFirst(),
    );
    if (value !== null) {
      telling = true;
      signals.hint('jobs', `${partnership}/${id}`);
      telling = false;
    }
    if (row?.cancel_asked) onCancel();
  };
  const schedule = (afterMs: number): void => {
    timer ??= setTimeout(() => {
      timer = null;
      writing = writing.then(write).catch((error: unknown) => log.warn({ err: error }, 'Progress was not written'));
    }, afterMs);
  };
  return {
    set: (done: number, total?: number | null): void => {
      next = { done, total: total ?? next?.total };
      schedule(PROGRESS_MS);
    },
    look: (): void => {
      // Our own hint brings no news; a write that is due looks by the way.
      if (!telling && next === null) schedule(0);
    },
    flush: async (): Promise<void> => {
      await writing;
      if (next !== null) await write();
    },
    stop: (): void => {
      if (timer) clearTimeout(timer);
    },
  };
}
