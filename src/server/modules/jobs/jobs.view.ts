import { type Job, jobKind } from '../../../contract/jobs.js';
import type { JobRecord } from '../../platform/jobs/jobs.js';

export const viewJob = ({ id, kind, state, title, done, total, unit, failure, startedAt, endedAt, subject }: JobRecord): Job => ({
  id,
  kind: jobKind.parse(kind),
  state,
  title,
  done,
  total,
  unit,
  failure,
  startedAt,
  endedAt,
  subject,
});
