/** Notices are forgotten after 90 days. Every server does it now and then; a few at a time, so that nobody waits for it. */
import { sql } from 'kysely';
import { DAY } from '../../../core/time.js';
import type { Services } from '../../services.js';

export const KEPT_MS = 90 * DAY;
const MOST = 5_000;

type Forgetting = Pick<Services, 'db' | 'clock' | 'log'>;

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
