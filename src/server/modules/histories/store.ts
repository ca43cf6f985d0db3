/** A history stored from outside a job: for the command line, with the same rows, keys and places as an import of the web. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Instant } from '../../../core/time.js';
import type { RefusedRow } from '../../../formats/history/change.js';
import { parseMapping } from '../../../formats/history/parse-mapping.js';
import type { Cursor, HashedTicket } from '../../../formats/history/read-history.js';
import type { Receipt } from '../../../formats/history/receipt.js';
import { recordsAnswers } from '../../../formats/history/replay-history.js';
import type { Db } from '../../platform/db/db.js';
import { isUuid, newId } from '../../platform/ids.js';
import { agreementToDesignFrom } from '../agreements/index.js';
import { writeTickets } from '../tickets/index.js';
import { countsOf, historyWithKey, insertHistory, keepPlace, updateHistory } from './histories.repo.js';
import { BATCH, wholeTicket } from './run-import.js';

export interface StoreTarget {
  /** The partnership, by id or name. */
  readonly into: string;
  readonly name: string;
  /** Of the file. */
  readonly sha256: string;
  readonly mapping: string;
  readonly now: Instant;
}

export interface OpenedStore {
  readonly agreement: Agreement;
  readonly from: Cursor | null;
  put(batch: {
    readonly tickets: readonly HashedTicket[];
    readonly refused: readonly RefusedRow[];
    readonly cursor: Cursor;
  }): Promise<{ readonly written: number; readonly unchanged: number }>;
  finish(receipt: Receipt): Promise<void>;
}

/** Answers a sentence instead of a store when it cannot be opened. */
export async function openStoreIn(db: Db, { into, name, sha256, mapping, now }: StoreTarget): Promise<OpenedStore | string> {
  const partnership = await partnershipNamed(db, into);
  if (partnership === null) return `There is no partnership "${into}", or more than one with that name: give its id`;
  const parsed = parseMapping(mapping);
  if (!parsed.ok) return 'The mapping cannot be read';
  const { history, under, from } = await db.write(partnership, async (tx) => {
    const version = await agreementToDesignFrom(tx, partnership, now);
    const key = createHash('sha256').update([sha256, mapping, version.id].join('\0')).digest('hex');
    const known = await historyWithKey(tx, partnership, key);
    if (known) return { history: known.history_id, under: version, from: known.state === 'done' ? null : known.cursor };
    const id = newId();
    const row = {
      partnership_id: partnership,
      history_id: id,
      name,
      source: 'import',
      file_id: null,
      mapping,
      agreement_id: version.id,
    } as const;
    await insertHistory(tx, {
      ...row,
      content_key: key,
      answers_recorded: recordsAnswers(parsed.mapping),
      created_at: now,
      created_by: null,
    });
    await updateHistory(tx, partnership, id, { state: 'running' });
    return { history: id, under: version, from: null };
  });
  return {
    agreement: under.agreement,
    from,
    put: ({ tickets, refused, cursor }) => {
      const first = (cursor.batch - 1) * BATCH;
      const whole = tickets.map((ticket, index) => wholeTicket(ticket, first + index + 1));
      return db.write(partnership, async (tx) => {
        const written = await writeTickets(tx, partnership, history, under, whole);
        await keepPlace(tx, partnership, history, { ...written, refused, cursor });
        return { written: written.tickets, unchanged: tickets.length - written.tickets };
      });
    },
    finish: (receipt) => db.write(partnership, (tx) => updateHistory(tx, partnership, history, { ...countsOf(receipt), state: 'done' })),
  };
}

async function partnershipNamed(db: Db, into: string): Promise<string | null> {
  const { rows } = await db.unsafeAcrossPartnerships((tx) =>
    sql<{ id: string }>`select * from tandem.partnerships_named(${into}, ${isUuid(into) ? into : null}::uuid) as id`.execute(tx),
  );
  return rows.length === 1 ? rows[0]!.id : null;
}
