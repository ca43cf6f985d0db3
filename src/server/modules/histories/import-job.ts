import { z } from 'zod';
import type { Files } from '../../platform/files/files.js';
import type { JobKind } from '../../platform/jobs/running-job.js';
import { JobFailure } from '../../platform/jobs/running-job.js';
import { findHistory, updateHistory } from './histories.repo.js';
import { runImport } from './run-import.js';
import { uploadSource } from './upload-source.js';

export const importJob = (files: Files): JobKind<{ history: string }> => ({
  kind: 'import',
  input: z.strictObject({ history: z.uuid() }),
  unit: 'rows',
  run: async (job) => {
    const { history } = job.input;
    const row = await job.read((db) => findHistory(db, job.partnership, history));
    const file = row?.file_id ? await job.read((db) => files.find(db, job.partnership, row.file_id!)) : null;
    if (file === null) throw new JobFailure('The uploaded file is gone');
    await runImport(job, history, uploadSource(files, job.partnership, file));
  },
  onEnd: ({ partnership, subject, state, failure }, tx) => updateHistory(tx, partnership, subject, { state, failure }),
});
