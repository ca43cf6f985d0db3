/** Counts attempts across all servers: guessing passwords is slow from everywhere. */

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.js';
import type { Db } from '../../platform/db/db.js';
import { Refusal } from '../../platform/http/refusal.js';

const WINDOW_MS = 15 * 60_000;

export class Throttle {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Counts one attempt to sign in; refuses when there were too many from the address or for the person. */
  async attempt(ip: string, email: string): Promise<void> {
    await this.count([
      [key('pair', `${ip} ${email.toLowerCase()}`), 10],
      [key('ip', ip), 60],
      [key('email', email.toLowerCase()), 100],
    ]);
  }

  /** Counts one try of a one-time link. */
  async link(ip: string): Promise<void> {
    await this.count([[key('link', ip), 30]]);
  }

  /** The right password clears the pair, not the address: one account of one's own must not hide guesses at others. */
  async succeeded(ip: string, email: string): Promise<void> {
    await this.db.unsafeAcrossPartnerships((tx) =>
      sql`delete from throttles where key = ${key('pair', `${ip} ${email.toLowerCase()}`)}`.execute(tx),
    );
  }

  private async count(limits: readonly (readonly [string, number])[]): Promise<void> {
    const now = this.clock.now();
    const rows = await this.db.unsafeAcrossPartnerships(async (tx) => {
      // In order of the key, so that two attempts at once do not wait for each other in a circle.
      const keys = limits.map(([name]) => name).sort();
      const { rows } = await sql<{ key: string; count: number; until_at: number }>`
        insert into throttles as t (key, count, until_at)
        select k, 1, ${now + WINDOW_MS} from unnest(${keys}::text[]) as k
        on conflict (key) do update set
          count = case when t.until_at < ${now} then 1 else t.count + 1 end,
          until_at = case when t.until_at < ${now} then excluded.until_at else t.until_at end
        returning key, count, until_at`.execute(tx);
      return rows;
    });
    for (const [name, most] of limits) {
      const row = rows.find((one) => one.key === name);
      if (row && row.count > most) {
        throw new Refusal('too-many', {
          detail: 'Too many attempts. Wait a quarter of an hour.',
          headers: { 'retry-after': String(Math.max(1, Math.ceil((row.until_at - now) / 1_000))) },
        });
      }
    }
  }
}

/** Addresses and mail addresses are kept as hashes. */
const key = (kind: string, value: string): string => `${kind}:${createHash('sha256').update(value).digest('hex').slice(0, 32)}`;
