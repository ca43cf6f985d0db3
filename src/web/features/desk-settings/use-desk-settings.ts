/** The desk settings of the partnership, and saving them whole. */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { type deskSettings, getDeskSettings, saveDeskSettings } from '../../../contract/desk-settings.js';
import { call, queries, queryOf } from '../../lib/api.js';

export type DeskSettings = z.infer<typeof deskSettings>;
export type Settings = DeskSettings['settings'];
export type ApprovalRule = Settings['approvals'][number];

const queryFor = (partnership: string) => queryOf(getDeskSettings, { params: { partnership } });

export const useDeskSettings = (partnership: string) => useQuery(queryFor(partnership));

/** Saves a change to what was read. Where somebody else was first, what he made is read, and the change can be saved again. */
export const useSaveSettings = (partnership: string, read: DeskSettings, then?: () => void) =>
  useMutation({
    mutationFn: (change: Partial<Settings>) =>
      call(saveDeskSettings, {
        params: { partnership },
        body: { settings: { ...read.settings, ...change }, revision: read.revision },
      }),
    onSuccess: (saved) => {
      queries.setQueryData(queryFor(partnership).queryKey, saved);
      then?.();
    },
    onError: () => queries.invalidateQueries({ queryKey: queryFor(partnership).queryKey }),
  });
