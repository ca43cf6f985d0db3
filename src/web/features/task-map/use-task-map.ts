/** The map of this partnership, and edits of it that are sent one after the other. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { editTasks, getTaskMap, setTaskMap } from '../../../contract/task-map.js';
import { call, queries, queryOf, refresh } from '../../lib/api.js';
import { asSent, type TaskEdit, type TaskMap, withAnswer, withEdits } from './map-edits.js';

export function useTaskMap(partnership: string) {
  const params = { partnership };
  const options = queryOf(getTaskMap, { params });
  const query = useQuery(options);
  const waiting = useRef<(readonly TaskEdit[])[]>([]);
  const update = (change: (map: TaskMap) => TaskMap): void => {
    queries.setQueryData(options.queryKey, (map: TaskMap | undefined) => map && change(map));
  };
  const edit = useMutation({
    // One after the other: a second edit of a task names the revision that the first has made.
    scope: { id: `task-map ${partnership}` },
    mutationFn: (edits: readonly TaskEdit[]) => {
      const map = queries.getQueryData<TaskMap>(options.queryKey);
      return call(editTasks, { params, body: { changes: map ? asSent(map, edits) : [] } });
    },
    onMutate: async (edits) => {
      waiting.current.push(edits);
      await queries.cancelQueries({ queryKey: options.queryKey });
      update((map) => withEdits(map, edits));
    },
    onSuccess: ({ items }, edits) => {
      waiting.current = waiting.current.filter((one) => one !== edits);
      update((map) => withAnswer(map, items, waiting.current.flat()));
    },
    // What stands at the server is shown again, with the reason above it.
    onError: (_, edits) => {
      waiting.current = waiting.current.filter((one) => one !== edits);
      return refresh(getTaskMap);
    },
  });
  const settle = useMutation({
    mutationFn: (settings: TaskMap['settings']) => call(setTaskMap, { params, body: settings }),
    onSuccess: () => refresh(getTaskMap),
  });
  return { query, edit, settle };
}
