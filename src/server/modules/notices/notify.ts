/**
 * Tells people something, in the caller's transaction. The same key tells a person once, however often
 * the work that tells it is done again. A notice carries ids, never a text that somebody may not read.
 */
import type { Instant } from '../../../core/time.js';
import type { Tx } from '../../platform/db/db.js';
import { newId } from '../../platform/ids.js';
import './tables.js';

export interface NewNotice {
  readonly person: string;
  /** noun.verb in the past: `ticket.mentioned`. */
  readonly kind: string;
  readonly ticket: string | null;
  /** Names what it is about, for this person. */
  readonly key: string;
  /** Ids and numbers that the screen puts into words. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  /** When it may be shown; absent: at once. */
  readonly dueAt?: Instant;
  /** It goes out whatever the reader's hours are. */
  readonly wakes?: boolean;
}

export async function notify(tx: Tx, partnership: string, now: Instant, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await tx
    .insertInto('notices')
    .values(
      notices.map(({ person, kind, ticket, key, data = {}, dueAt = now, wakes = false }) => ({
        partnership_id: partnership,
        notice_id: newId(),
        person_id: person,
        kind,
        ticket_id: ticket,
        key,
        data: JSON.stringify(data),
        created_at: now,
        due_at: dueAt,
        wakes,
        read_at: null,
        acknowledged_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
