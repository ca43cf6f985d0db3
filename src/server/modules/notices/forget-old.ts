/** Notices are forgotten after 90 days. Every server does it now and then; a few at a time, so that nobody waits for it. */
import { sql } from 'kysely';
import { DAY, HOUR } from '../../../core/time.js';
import type { Services } from '../../services.js';

export const KEPT_MS = 90 * DAY;
const EVERY_MS = HOUR;
const MOST = 5_000;

type Forgetting = Pick<Services, 'db' | 'clock' | 'log'>;

export class Forgetter {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly services: Forgetting) {}

  start(): void {
    this.timer = setInterval(() => {
      this.running = this.running
        .then(() => forgetOld(this.services))
        .catch((error: unknown) => this.services.log.warn({ err: error }, 'Old notices were not removed; the next time tries again'));
    }, EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }
}

/** Answers how many were removed. */
export async function forgetOld({ db, clock }: Forgetting): Promise<number> {
  let gone = 0;
  for (;;) {
    const { rows } = await db.unsafeAcrossPartnerships((tx) =>
      sql<{ gone: number }>`select tandem.forget_notices(${clock.now() - KEPT_MS}::bigint, ${MOST}) as gone`.execute(tx),
    );
    gone += rows[0]!.gone;
    if (rows[0]!.gone < MOST) return gone;
  }
}
