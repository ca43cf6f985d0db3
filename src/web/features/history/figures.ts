/** The figures of an import: what is known so far while it runs, all of them when it has ended. */
import type { z } from 'zod';
import type { history } from '../../../contract/histories.js';
import type { Job } from '../../../contract/jobs.js';

type History = z.infer<typeof history>;
export type FigureName = 'tickets' | 'events' | 'rows' | 'used' | 'ignored' | 'refused';

/**
 * @param job the import's job; undefined while it is not known
 * @returns which rows were used and which ignored is settled only at the end: until then they are left out
 */
export function figuresOf(found: History, job: Pick<Job, 'done'> | undefined): readonly (readonly [FigureName, number])[] {
  const soFar = [
    ['tickets', found.tickets],
    ['events', found.events],
  ] as const;
  if (found.state !== 'done') return [...soFar, ...(job ? [['rows', job.done] as const] : []), ['refused', found.refused]];
  return [...soFar, ['rows', found.rows], ['used', found.used], ['ignored', found.ignored], ['refused', found.refused]];
}
