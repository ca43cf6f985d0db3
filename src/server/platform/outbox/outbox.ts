/**
 * Messages that leave a transaction: written in it, delivered after it, at least once. A handler gets
 * a transaction of the message's partnership in which the message is removed: what it writes there
 * happens exactly once. What it does outside must bear being done again; `message.id` tells repeats.
 */
import { sql } from 'kysely';
import type { Clock } from '../clock.js';
import { afterCommit, type Db, type Tx } from '../db/db.js';
import { newId } from '../ids.js';
import type { Logger } from '../log/logger.js';
import type { Signals } from '../signals/signals.js';
import './tables.js';

export interface Message {
  readonly id: string;
  readonly partnership: string;
  readonly topic: string;
  readonly payload: unknown;
  readonly attempt: number;
}

export type MessageHandler = (message: Message, tx: Tx) => Promise<void>;

export interface OutboxOptions {
  readonly db: Db;
  readonly signals: Signals;
  readonly clock: Clock;
  readonly log: Logger;
  /** How often to look without a hint. */
  readonly pollMs?: number;
}

const BATCH = 100;
const RETRY_MS = [1_000, 5_000, 30_000, 120_000, 600_000];

export class Outbox {
  private readonly handlers = new Map<string, MessageHandler[]>();
  private readonly stopping = new AbortController();
  private wake: (() => void) | null = null;
  private woken = false;
  private running: Promise<void> | null = null;

  constructor(private readonly options: OutboxOptions) {}

  /** Declares who deals with a topic; before start. */
  handle(topic: string, handler: MessageHandler): void {
    this.handlers.set(topic, [...(this.handlers.get(topic) ?? []), handler]);
  }

  /** True when somebody waits for the topic: what nobody waits for is not written. */
  wanted(topic: string): boolean {
    return this.handlers.has(topic);
  }

  /** Adds a message to the transaction. */
  async add(tx: Tx, partnership: string, topic: string, payload: unknown): Promise<void> {
    await tx
      .insertInto('outbox')
      .values({
        partnership_id: partnership,
        message_id: newId(),
        topic,
        payload: JSON.stringify(payload),
        attempts: 0,
        due_at: this.options.clock.now(),
        failure: null,
      })
      .execute();
    this.announce(tx, partnership);
  }

  /** Wakes the dispatchers once the transaction is stored. */
  announce(tx: Tx, partnership: string): void {
    afterCommit(tx, () => this.options.signals.hint('outbox', partnership));
  }

  start(): void {
    const off = this.options.signals.on('outbox', () => {
      this.woken = true;
      this.wake?.();
    });
    this.running = this.loop().finally(off);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake?.();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.woken = false;
      const delivered = await this.deliverDue().catch((error: unknown) => {
        if (!this.stopping.signal.aborted) this.options.log.warn({ err: error }, 'Messages could not be read');
        return 0;
      });
      if (delivered === 0 && !this.woken) await this.rest();
    }
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.wake = null;
        resolve();
      };
      const timer = setTimeout(done, this.options.pollMs ?? 2_000);
      this.wake = done;
      if (this.stopping.signal.aborted) done();
    });
  }

  /** Delivers what is due now; answers how many messages were dealt with. */
  async deliverDue(): Promise<number> {
    const { db, clock } = this.options;
    const waiting = await db.unsafeAcrossPartnerships(async (tx) => {
      const { rows } = await sql<{ partnership: string }>`select tandem.outbox_waiting(${clock.now()}, 50) as partnership`.execute(tx);
      return rows.map((row) => row.partnership);
    });
    let delivered = 0;
    for (const partnership of waiting) {
      if (this.stopping.signal.aborted) break;
      delivered += await this.deliverBatch(partnership);
    }
    return delivered;
  }

  /** All of a batch in one transaction; when one message fails, each by itself. */
  private async deliverBatch(partnership: string): Promise<number> {
    try {
      return await this.options.db.write(partnership, async (tx) => {
        const messages = await this.claim(tx, partnership, BATCH);
        for (const message of messages) await this.deliver(message, tx);
        await this.remove(tx, partnership, messages);
        return messages.length;
      });
    } catch {
      return this.deliverSingly(partnership);
    }
  }

  private async deliverSingly(partnership: string): Promise<number> {
    const { db } = this.options;
    for (let count = 0; count < BATCH; count += 1) {
      let current: Message | undefined;
      try {
        await db.write(partnership, async (tx) => {
          [current] = await this.claim(tx, partnership, 1);
          if (!current) return;
          await this.deliver(current, tx);
          await this.remove(tx, partnership, [current]);
        });
      } catch (error) {
        if (!current) throw error;
        await this.postpone(current, error);
      }
      if (!current) return count;
    }
    return BATCH;
  }

  private async claim(tx: Tx, partnership: string, most: number): Promise<Message[]> {
    const rows = await tx
      .selectFrom('outbox')
      .select(['message_id', 'topic', 'payload', 'attempts'])
      .where('partnership_id', '=', partnership)
      .where('due_at', '<=', this.options.clock.now())
      .where('attempts', '<', 20)
      .orderBy('message_id')
      .limit(most)
      .forUpdate()
      .skipLocked()
      .execute();
    return rows.map((row) => ({ id: row.message_id, partnership, topic: row.topic, payload: row.payload, attempt: row.attempts + 1 }));
  }

  private async deliver(message: Message, tx: Tx): Promise<void> {
    for (const handler of this.handlers.get(message.topic) ?? []) await handler(message, tx);
  }

  private async remove(tx: Tx, partnership: string, messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    await sql`delete from outbox where partnership_id = ${partnership} and message_id = any(${messages.map((one) => one.id)}::uuid[])`.execute(
      tx,
    );
  }

  private async postpone(message: Message, error: unknown): Promise<void> {
    const { db, clock, log } = this.options;
    log.error({ err: error, topic: message.topic, attempt: message.attempt }, 'A message was not delivered');
    const pause = RETRY_MS[Math.min(message.attempt, RETRY_MS.length) - 1] as number;
    await db.write(message.partnership, (tx) =>
      tx
        .updateTable('outbox')
        .set({ attempts: message.attempt, due_at: clock.now() + pause, failure: String((error as Error)?.message ?? error).slice(0, 500) })
        .where('partnership_id', '=', message.partnership)
        .where('message_id', '=', message.id)
        .execute(),
    );
  }
}
