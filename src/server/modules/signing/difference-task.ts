/** What changes from one agreement to another, counted over tickets, in a thread of its own: for large ones it takes seconds. */
import type { Agreement } from '../../../core/agreement/agreement.js';
import { type Change, diffRouters } from '../../../core/routing/diff.js';
import { type EditInWords, editsInWords } from '../../../core/signing/edit-words.js';
import { type PartyMove, startMovedWork } from '../../../core/signing/moved-work.js';
import type { TicketEvent } from '../../../core/tickets/event.js';
import type { Instant } from '../../../core/time.js';
import type { ComputeTask } from '../../platform/compute/compute-task.js';

export interface Compared {
  readonly before: Agreement;
  readonly after: Agreement;
  /** When open tickets are looked at. */
  readonly asOf: Instant;
}

/** The events of tickets as the database writes them: each a list in JSON. */
export type TicketTexts = readonly string[];

export interface ComparedResult {
  readonly changes: readonly Change[];
  readonly complete: boolean;
  readonly unknown: number;
  readonly moves: readonly PartyMove[];
  readonly edits: readonly EditInWords[];
  readonly editsOmitted: number;
}

const MOST_CHANGES = 300;
const MOST_EDITS = 1_000;
/** About two seconds at most, whatever the agreements; beyond it the answer says that it is not complete. */
const LIMITS = { steps: 12_000_000, describingSteps: 6_000_000 };

export const differenceTask: ComputeTask<Compared, TicketTexts, void, ComparedResult> = {
  name: 'difference',
  begin: ({ before, after, asOf }) => {
    const tally = startMovedWork(before, after, asOf);
    return {
      add: (texts) => {
        for (const text of texts) tally.add(JSON.parse(text) as readonly TicketEvent[]);
      },
      end: () => {
        const [from, to] = tally.routers;
        const { changes, complete } = diffRouters(from, to, tally.traffic(), LIMITS);
        const { unknown, moves } = tally.report();
        const edits = editsInWords(before, after);
        return {
          changes: changes.slice(0, MOST_CHANGES),
          complete: complete && changes.length <= MOST_CHANGES,
          unknown,
          moves,
          edits: edits.slice(0, MOST_EDITS),
          editsOmitted: Math.max(0, edits.length - MOST_EDITS),
        };
      },
    };
  },
};
