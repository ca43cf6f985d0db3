import type { ClockDifference, VerifiedClocks } from '../server/modules/tickets/index.js';

/** The tickets of a database, by what the server gives. */
export interface VerifiedStore {
  /** All partnerships, or the one that is meant; null when that is none, or more than one. */
  partnerships(named: string | null): Promise<readonly { readonly id: string; readonly name: string }[] | null>;
  verify(
    partnership: string,
    onTicket: (differences: readonly ClockDifference[]) => void,
    onBatch: (tickets: number) => void,
  ): Promise<VerifiedClocks>;
  readonly instants: ReadonlySet<string>;
  close(): Promise<void>;
}
