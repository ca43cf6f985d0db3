/** The session of a draft for a page: sends edits, follows the other party's. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { urlOf } from '../../../contract/client.js';
import { getDiscussion } from '../../../contract/draft-discussion.js';
import { editDraft, getDraft, listDraftEdits, watchDraft } from '../../../contract/drafts.js';
import { ProblemError } from '../../../contract/errors.js';
import type { AnswerOf } from '../../../contract/route.js';
import { call, refresh } from '../../lib/api.js';
import { newId } from '../../lib/new-id.js';
import { DraftSession } from './draft-session.js';
import type { Present } from './use-presence.js';

export type Draft = AnswerOf<typeof getDraft>;

const RETRY_MS = 2_000;

/** @param onHere who has the draft open; given the same function each time */
export function useDraftSession(partnership: string, draft: Draft, onHere: (here: readonly Present[]) => void) {
  const [session] = useState(() => {
    const params = { partnership, draft: draft.id };
    return new DraftSession(draft.agreement, draft.revision, {
      send: (key, changes) => call(editDraft, { params, body: { key, changes: [...changes] } }),
      editsAfter: (after) => call(listDraftEdits, { params, query: { after } }),
      refused: (error) => error instanceof ProblemError && error.problem.status < 500,
      newKey: newId,
      later: (action) => setTimeout(action, RETRY_MS),
    });
  });
  useEffect(() => {
    const source = new EventSource(urlOf(watchDraft, { params: { partnership, draft: draft.id } }));
    const behind = (): void => {
      // A connection that fails here is tried again by the event source, and with it this.
      session.catchUp().catch(() => undefined);
    };
    const talk = (): void => void refresh(getDiscussion);
    source.addEventListener('open', () => {
      behind();
      // The list comes again, unless nobody is there any more.
      onHere([]);
    });
    source.addEventListener('presence', (event) => onHere((JSON.parse((event as MessageEvent<string>).data) as { here: Present[] }).here));
    source.addEventListener('reset', () => {
      behind();
      talk();
    });
    source.addEventListener('draft', (event) => {
      const { revision, kind } = JSON.parse((event as MessageEvent<string>).data) as { revision: number; kind: string };
      if (revision > session.state.revision) behind();
      if (kind === 'draft.dropped' || kind.includes('proposed')) void refresh(getDraft);
      else if (kind !== 'draft.edited') talk();
    });
    return () => source.close();
  }, [session, partnership, draft.id, onHere]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (session.state.saving !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [session]);
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  return { session, state };
}

/** The id of a rule: short, since people see it. */
export const newRuleId = (): string => `r-${newId().slice(0, 8)}`;
export const newExceptionId = (): string => `x-${newId().slice(0, 6)}`;
