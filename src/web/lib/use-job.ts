/** Follows a job: server-sent events while they come, asking again where they do not. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { urlOf } from '../../contract/client.js';
import { getJob, type Job, watchJob } from '../../contract/jobs.js';
import { queryOf } from './api.js';

export const isOver = (job: Pick<Job, 'state'> | undefined): boolean =>
  job?.state === 'done' || job?.state === 'failed' || job?.state === 'cancelled';

export function useJob(partnership: string, id: string | null | undefined, onEnd?: (job: Job) => void): Job | undefined {
  const client = useQueryClient();
  const params = { partnership, job: id ?? '' };
  const query = queryOf(getJob, { params });
  const { data } = useQuery({ ...query, enabled: Boolean(id), refetchInterval: ({ state }) => (isOver(state.data) ? false : 5_000) });
  const over = isOver(data);

  useEffect(() => {
    if (!id || over) return;
    const source = new EventSource(urlOf(watchJob, { params: { partnership, job: id } }));
    source.addEventListener('job', (event) => {
      const next = JSON.parse((event as MessageEvent<string>).data) as Job;
      client.setQueryData(queryOf(getJob, { params: { partnership, job: id } }).queryKey, next);
      if (isOver(next)) source.close();
    });
    return () => source.close();
  }, [client, id, over, partnership]);

  const state = data?.state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end is told once, when the state becomes final
  useEffect(() => {
    if (data && over) onEnd?.(data);
  }, [state]);
  return data;
}
