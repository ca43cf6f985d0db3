/**
 * Uploads that nobody sent are swept after a day, and so are the bytes of those that were taken back when
 * the server died over it. Every server sweeps: marking the row under its lock decides who removes it.
 */
import { sql } from 'kysely';
import { attachmentKey } from '../../platform/storage/attachment-key.js';
import type { Services } from '../../services.js';
import { dropPending, forgetPending } from './pending.repo.js';

const MOST = 100;

type Sweeping = Pick<Services, 'db' | 'clock' | 'log' | 'storage'>;

/** Removes what is due; answers how many uploads that were. */
export async function sweepAttachments({ db, clock, log, storage }: Sweeping): Promise<number> {
  const now = clock.now();
  let swept = 0;
  for (;;) {
    const due = await db.unsafeAcrossPartnerships((tx) =>
      sql<{ partnership_id: string; attachment_id: string }>`select * from tandem.attachments_to_sweep(${now}::bigint, ${MOST})`.execute(
        tx,
      ),
    );
    let here = 0;
    for (const { partnership_id: partnership, attachment_id: id } of due.rows) {
      if (!(await db.write(partnership, (tx) => dropPending(tx, partnership, id, now)))) continue;
      here += 1;
      try {
        await storage.delete(attachmentKey(partnership, id));
        await db.write(partnership, (tx) => forgetPending(tx, partnership, id));
        swept += 1;
      } catch (error) {
        // The row stays, marked: it is looked at again.
        log.warn({ err: error, attachment: id }, 'The bytes of an upload that nobody sent could not be removed');
      }
    }
    if (due.rows.length < MOST || here === 0) return swept;
  }
}
