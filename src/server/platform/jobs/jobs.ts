/**
 * Long work that a person watches: started in a transaction, run by any server, done again when its
 * server dies, stopped when somebody cancels it.
 */
import { sql } from 'kysely';
import type pg from 'pg';
import { fromKysely, type PgBoss } from 'pg-boss';
import type { Instant } from '../../../core/time.js';
import type { Clock } from '../clock.js';
import type { Db, Read, Tx } from '../db/db.js';
import { afterCommit } from '../db/db.js';
import { newId } from '../ids.js';
import type { Logger } from '../log/logger.js';
import { pauseUntil } from '../signals/pause-until.js';
import type { Signals } from '../signals/signals.js';
import { HEARTBEAT_SECONDS, makeBoss } from './boss.js';
import { runJob } from './run-job.js';
import type { JobKind } from './running-job.js';
import type { JobState } from './tables.js';

export interface JobRecord {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly title: string;
  readonly subject: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
  readonly failure: string | null;
  readonly startedBy: string | null;
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
}

export interface StartJob<Input> {
  readonly partnership: string;
  readonly now: Instant;
  readonly title: string;
  /** The import, replay or partnership that it makes. */
  readonly subject: string;
  readonly startedBy: string | null;
  readonly input: Input;
  readonly total?: number;
}

export interface JobsOptions {
  readonly db: Db;
  readonly signals: Signals;
  readonly clock: Clock;
  readonly log: Logger;
  readonly connection: pg.ClientConfig;
  /** How often to look for jobs of dead servers. */
  readonly superviseSeconds?: number;
}

export const jobKey = (partnership: string, job: string): string => `${partnership}/${job}`;

export class Jobs {
  private readonly kinds = new Map<string, JobKind<unknown>>();
  private readonly stopping = new AbortController();
  private boss: PgBoss | null = null;

  constructor(private readonly options: JobsOptions) {}

  /** Declares a kind of work; before start. */
  define<Input>(kind: JobKind<Input>): void {
    this.kinds.set(kind.kind, kind as JobKind<unknown>);
  }

  /** Opens the queues; with `work: false` jobs can be added, and other servers do them. */
  async start({ work = true } = {}): Promise<void> {
    const { connection, superviseSeconds = 5, log } = this.options;
    const boss = makeBoss(connection, superviseSeconds);
    boss.on('error', (error) => log.warn({ err: error }, 'The job queue had an error'));
    await boss.start();
    this.boss = boss;
    for (const kind of this.kinds.values()) {
      await boss.createQueue(kind.kind, {
        notify: true,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        expireInSeconds: 23 * 3_600,
        retryLimit: 1_000,
        retryDelay: 1,
        deleteAfterSeconds: 86_400,
      });
      if (work) await this.work(boss, kind);
    }
  }

  private async work(boss: PgBoss, kind: JobKind<unknown>): Promise<void> {
    await boss.work(
      kind.kind,
      {
        batchSize: 1,
        localConcurrency: kind.concurrency ?? 1,
        burstWhenBatchFull: true,
        pollingIntervalSeconds: 2,
        notifyPollingIntervalSeconds: 2,
      },
      async ([queued]) => {
        if (queued)
          await runJob(
            this.options,
            kind,
            queued.data as { partnership: string; job: string; input: unknown },
            AbortSignal.any([queued.signal, this.stopping.signal]),
          );
      },
    );
  }

  /** Adds a job to the transaction: it starts once that is stored. */
  async add<Input>(tx: Tx, kind: JobKind<Input>, job: StartJob<Input>): Promise<JobRecord> {
    const boss = this.boss;
    if (!boss) throw new Error('Jobs are not started');
    const row = {
      partnership_id: job.partnership,
      job_id: newId(),
      kind: kind.kind,
      state: 'waiting' as const,
      title: job.title,
      subject_id: job.subject,
      done: 0,
      total: job.total ?? null,
      unit: kind.unit,
      failure: null,
      errors: 0,
      started_by: job.startedBy,
      created_at: job.now,
      started_at: null,
      ended_at: null,
      cancel_asked: false,
    };
    await tx.insertInto('jobs').values(row).execute();
    await boss.send(kind.kind, { partnership: job.partnership, job: row.job_id, input: job.input }, { db: fromKysely(tx) });
    return recordOf(row);
  }

  async find(db: Read, partnership: string, id: string): Promise<JobRecord | null> {
    const row = await db
      .selectFrom('jobs')
      .selectAll()
      .where('partnership_id', '=', partnership)
      .where('job_id', '=', id)
      .executeTakeFirst();
    return row ? recordOf(row) : null;
  }

  /** The newest job about something. */
  async findBySubject(db: Read, partnership: string, subject: string): Promise<JobRecord | null> {
    const row = await db
      .selectFrom('jobs')
      .selectAll()
      .where('partnership_id', '=', partnership)
      .where('subject_id', '=', subject)
      .orderBy('job_id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? recordOf(row) : null;
  }

  /** Asks a job to stop. One that waits is cancelled at once, one that runs at its next safe point; one that ended stays. */
  async cancel(tx: Tx, partnership: string, id: string): Promise<void> {
    await sql`update jobs set cancel_asked = true where partnership_id = ${partnership} and job_id = ${id} and state in ('waiting', 'running')`.execute(
      tx,
    );
    afterCommit(tx, () => this.options.signals.hint('jobs', jobKey(partnership, id)));
  }

  /** The job now, then each change of it, until it has ended. */
  async *watch(partnership: string, id: string, signal: AbortSignal): AsyncGenerator<JobRecord> {
    const { db, signals } = this.options;
    let last = '';
    while (!signal.aborted) {
      const pause = pauseUntil(signals, 'jobs', jobKey(partnership, id), signal, 2_000, 50);
      const job = await db.read(partnership, (read) => this.find(read, partnership, id));
      if (job === null) return;
      const shown = JSON.stringify(job);
      if (shown !== last) yield job;
      last = shown;
      if (job.endedAt !== null) return;
      await pause;
    }
  }

  /** Interrupts what runs (another server, or the next start, goes on with it) and leaves the queues. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.boss?.stop({ graceful: true, timeout: 10_000 });
    this.boss = null;
  }
}

interface JobRow {
  job_id: string;
  kind: string;
  state: JobState;
  title: string;
  subject_id: string;
  done: number;
  total: number | null;
  unit: string;
  failure: string | null;
  started_by: string | null;
  created_at: number;
  started_at: number | null;
  ended_at: number | null;
}

function recordOf(row: JobRow): JobRecord {
  return {
    id: row.job_id,
    kind: row.kind,
    state: row.state,
    title: row.title,
    subject: row.subject_id,
    done: row.done,
    total: row.total,
    unit: row.unit,
    failure: row.failure,
    startedBy: row.started_by,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
