/** Ctrl-Z and its reverse for the whole draft, outside the grid, which has its own, and outside fields, which undo their typing. */
import { useEffect } from 'react';
import type { DraftSession } from './draft-session.js';

const OWN_UNDO = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"], [role="dialog"]';

export type UndoStep = 'undo' | 'redo' | null;

/** What a key asks for. */
export function undoStep({
  key,
  shiftKey,
  altKey,
  ctrlKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>): UndoStep {
  if (altKey || !(ctrlKey || metaKey)) return null;
  const low = key.toLowerCase();
  if (low === 'z') return shiftKey ? 'redo' : 'undo';
  return low === 'y' && !shiftKey ? 'redo' : null;
}

export function useUndoKeys(session: DraftSession, mayEdit: boolean): void {
  useEffect(() => {
    if (!mayEdit) return;
    const onKey = (event: KeyboardEvent): void => {
      const step = undoStep(event);
      if (step === null || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(OWN_UNDO)) return;
      event.preventDefault();
      session[step]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session, mayEdit]);
}
