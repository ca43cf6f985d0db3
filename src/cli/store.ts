/** Where an import puts what it read. */
import type { Agreement } from '../core/agreement/agreement.js';
import type { RefusedRow } from '../formats/history/change.js';
import type { HistorySource } from '../formats/history/csv/source.js';
import type { Cursor, HashedTicket } from '../formats/history/read-history.js';
import type { Receipt } from '../formats/history/receipt.js';
import type { Stored } from './import-text.js';
import type { Io } from './io.js';

/** Where imported tickets go: a database, by what the server gives. */
export interface HistoryStore {
  /** By whose names the mapping is read; the command's own `--agreement` when left out. */
  readonly agreement?: Agreement;
  /** How far an earlier import of the same file and mapping came; null to begin. */
  readonly from: Cursor | null;
  /** Tickets and cursor in one transaction; a ticket with the same number and hash stays as it is. */
  put(batch: {
    readonly tickets: readonly HashedTicket[];
    readonly refused: readonly RefusedRow[];
    readonly cursor: Cursor;
  }): Promise<Stored>;
  finish(receipt: Receipt): Promise<void>;
  close(): Promise<void>;
}

/** What is stored, and where. */
export interface StoreRequest {
  readonly source: HistorySource;
  /** The mapping file, as it is. */
  readonly mapping: string;
  /** The partnership, by id or name. */
  readonly into: string;
  readonly env: Io['env'];
}

export type OpenStore = (request: StoreRequest) => Promise<HistoryStore>;
