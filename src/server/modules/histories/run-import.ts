/**
 * Reads a history into the database: tickets, refused rows and the place to go on from, batch by batch,
 * each in one transaction. Killed at any moment it goes on behind the last batch that was stored.
 */

import { placed } from '../../../formats/history/csv/problem.js';
import type { HistorySource } from '../../../formats/history/csv/source.js';
import { fitMapping } from '../../../formats/history/fit.js';
import { parseMapping } from '../../../formats/history/parse-mapping.js';
import { type HashedTicket, readHistory } from '../../../formats/history/read-history.js';
import { JobFailure, type RunningJob } from '../../platform/jobs/running-job.js';
import { agreementVersion } from '../agreements/index.js';
import { type WholeTicket, writeTickets } from '../tickets/index.js';
import { countsOf, findHistory, keepPlace, updateHistory } from './histories.repo.js';
import './tables.js';

/** The reader's own number: short enough for a transaction, long enough that its end costs little. */
export const BATCH = 500;

export async function runImport(job: RunningJob<unknown>, id: string, source: HistorySource): Promise<void> {
  const { partnership, signal } = job;
  const history = await job.read((db) => findHistory(db, partnership, id));
  if (history === null || history.state === 'done') return;
  const under = await job.read((db) => agreementVersion(db, partnership, history.agreement_id));
  const parsed = parseMapping(history.mapping);
  if (under === null || !parsed.ok) throw new JobFailure('The mapping or the agreement of this import cannot be read any more');
  const { mapping } = fitMapping(parsed.mapping, under.agreement);
  await job.write((tx) => updateHistory(tx, partnership, id, { state: 'running', failure: null }));
  const onProgress = ({ rows, ofRows }: { rows: number; ofRows: number | null }) => job.progress(rows, ofRows);
  for await (const step of readHistory(source, mapping, { from: history.cursor, batchSize: BATCH, onProgress, signal })) {
    if (step.kind === 'unreadable') throw new JobFailure(step.problems.map(placed).join('; '));
    if (step.kind === 'end') {
      await job.write((tx) => updateHistory(tx, partnership, id, { ...countsOf(step.receipt), state: 'done' }));
      return;
    }
    signal.throwIfAborted();
    const first = (step.cursor.batch - 1) * BATCH;
    const tickets = step.tickets.map((ticket, index) => wholeTicket(ticket, first + index + 1));
    await job.write(async (tx) => {
      const written = await writeTickets(tx, partnership, id, under, tickets);
      await keepPlace(tx, partnership, id, { ...written, refused: step.refused, cursor: step.cursor });
    });
  }
}

export const wholeTicket = ({ number, events, recorded }: HashedTicket, ordinal: number): WholeTicket => ({
  number,
  ordinal,
  events,
  recorded,
  // The history knows names, not people of this partnership.
  requester: null,
  assignee: null,
  messages: [],
});
