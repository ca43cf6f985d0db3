/**
 * Hints between servers: "something of this kind changed for this key". Sent after the transaction
 * and together, so that commits never queue behind NOTIFY. A hint may be lost (a crash, a broken
 * connection): whoever listens also looks by itself from time to time, and at once after `null`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../log/logger.js';

/** `key` null: hints may have been missed; take everything as changed. */
export type Listener = (key: string | null) => void;

const CHANNEL = 'tandem';
const GATHER_MS = 20;
/** PostgreSQL takes 8,000 bytes. */
const PAYLOAD_LIMIT = 7_500;

export class Signals {
  private readonly listeners = new Map<string, Set<Listener>>();
  private waiting = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private client: pg.Client | null = null;
  private stopped = false;
  private readonly sender = `${process.pid}.${Math.random().toString(36).slice(2)}`;

  constructor(
    private readonly connection: pg.ClientConfig,
    private readonly pool: pg.Pool,
    private readonly log: Logger,
  ) {}

  /** True while hints of other servers arrive; what must be prompt looks for itself while they do not. */
  get connected(): boolean {
    return this.client !== null;
  }

  async start(): Promise<void> {
    await this.connect();
  }

  on(topic: string, listener: Listener): () => void {
    const set = this.listeners.get(topic) ?? new Set();
    set.add(listener);
    this.listeners.set(topic, set);
    return () => void set.delete(listener);
  }

  /** Tells listeners here at once and those of other servers within moments. */
  hint(topic: string, key: string): void {
    this.tell(topic, key);
    this.waiting.add(`${topic} ${key}`);
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS);
  }

  private async flush(): Promise<void> {
    this.timer = null;
    const hints = [...this.waiting];
    this.waiting = new Set();
    while (hints.length > 0) {
      const part: string[] = [];
      for (let size = 0; hints.length > 0 && size + (hints[0] as string).length < PAYLOAD_LIMIT; size += (part.at(-1) as string).length + 3)
        part.push(hints.shift() as string);
      await this.pool
        // A hint may be lost, so nobody waits for the disk because of one.
        .query("select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)", [CHANNEL, JSON.stringify([this.sender, ...part])])
        .catch((error: unknown) => this.log.warn({ err: error }, 'A hint was not sent'));
    }
  }

  private tell(topic: string, key: string | null): void {
    for (const listener of this.listeners.get(topic) ?? []) listener(key);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ ...this.connection, application_name: `tandem:${process.pid}:signals`, keepAlive: true });
    // A connection that never came about is the caller's to try again; one that was lost is tried again once.
    let standing = false;
    const reconnect = (): void => {
      if (!standing) return;
      standing = false;
      if (this.client === client) this.client = null;
      client.end().catch(() => undefined);
      if (!this.stopped) void this.retry();
    };
    client.on('error', reconnect);
    client.on('end', reconnect);
    client.on('notification', ({ payload }) => this.receive(payload ?? '[]'));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    }
    if (this.stopped) {
      await client.end();
      return;
    }
    standing = true;
    this.client = client;
  }

  private async retry(): Promise<void> {
    for (let pause = 100; !this.stopped; pause = Math.min(pause * 2, 5_000)) {
      await sleep(pause, undefined, { ref: false });
      try {
        await this.connect();
        // Meanwhile anything may have happened.
        for (const topic of this.listeners.keys()) this.tell(topic, null);
        return;
      } catch (error) {
        this.log.warn({ err: error }, 'Hints of other servers do not arrive');
      }
    }
  }

  private receive(payload: string): void {
    const [sender, ...hints] = JSON.parse(payload) as string[];
    if (sender === this.sender) return;
    for (const hint of hints) {
      const space = hint.indexOf(' ');
      this.tell(hint.slice(0, space), hint.slice(space + 1));
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) {
      clearTimeout(this.timer);
      await this.flush();
    }
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }
}
