/** What an action of the page does: an edit of the draft, or a suggestion to the other party. */
import { useState } from 'react';
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import type { DraftSession, Intent } from './draft-session.js';
import { MOST_CHANGES } from './fills.js';
import type { About } from './talk-panel.js';

export interface ActionsOptions {
  readonly session: DraftSession;
  readonly agreement: Agreement;
  readonly suggests: boolean;
}

export type Note = 'too-many' | 'nothing' | null;

export function useActions({ session, agreement, suggests }: ActionsOptions) {
  const [suggested, setSuggested] = useState<{ readonly about: About; readonly changes: readonly DraftChange[] } | null>(null);
  const [note, setNote] = useState<Note>(null);
  const act = (intent: Intent, about: About): boolean => {
    // An intent may remember what it saw, so it is asked once.
    const changes = intent(agreement);
    const reason = changes.length > MOST_CHANGES ? 'too-many' : changes.length === 0 ? 'nothing' : null;
    setNote(reason);
    if (reason !== null) return false;
    if (suggests) {
      setSuggested({ about, changes });
      return true;
    }
    let first = true;
    return session.edit((now) => {
      const wanted = first && now === agreement ? changes : intent(now);
      first = false;
      return wanted;
    });
  };
  return { act, note, suggested, closeSuggestion: () => setSuggested(null) };
}
