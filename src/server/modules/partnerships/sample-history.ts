/** The sample's year of history: generated as the export that the old desk would have made, and imported as any other. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { historyLines } from '../../../../seed/history/csv.js';
import type { Instant } from '../../../core/time.js';
import type { HistorySource } from '../../../formats/history/csv/source.js';
import { keyedId } from '../../platform/ids.js';
import type { RunningJob } from '../../platform/jobs/running-job.js';
import { agreementInForce } from '../agreements/index.js';
import { historyWithKey, insertHistory, runImport } from '../histories/index.js';

export const sampleSource = (until: Instant): HistorySource => ({
  name: 'harbor-lane-history.csv',
  bytes: null,
  open: () => Readable.from(inChunks(historyLines({ until })), { objectMode: false }),
});

export async function importSampleHistory(job: RunningJob<{ until: Instant }>, mapping: string): Promise<void> {
  const { partnership } = job;
  const key = createHash('sha256').update(`sample ${mapping}`).digest('hex');
  await job.write(async (tx) => {
    if ((await historyWithKey(tx, partnership, key)) !== null) return;
    const { id } = await agreementInForce(tx, partnership, job.now());
    await insertHistory(tx, {
      partnership_id: partnership,
      history_id: keyedId('tandem sample history'),
      name: 'The old desk, one year',
      source: 'sample',
      file_id: null,
      mapping,
      agreement_id: id,
      content_key: key,
      answers_recorded: false,
      created_at: job.now(),
      created_by: job.startedBy,
    });
  });
  await runImport(job, keyedId('tandem sample history'), sampleSource(job.input.until));
}

/** Lines in pieces of some size: a stream of single lines costs more than the lines. */
function* inChunks(lines: Iterable<string>): Generator<Buffer> {
  let held = '';
  for (const line of lines) {
    held += line;
    if (held.length < 65_536) continue;
    yield Buffer.from(held);
    held = '';
  }
  if (held !== '') yield Buffer.from(held);
}
