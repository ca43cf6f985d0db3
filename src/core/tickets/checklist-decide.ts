/**
 * The checklist of a ticket: at most a hundred items; both IT teams keep it, and each tick says who and when.
 *
 * Example: "Order the laptop", "Create the account"; Ana ticks the first: 1 of 2. Ticking it off again takes
 * her name away, and the history keeps both.
 */
import { refusal } from './can.js';
import { type Decided, grant, refuse } from './decided.js';
import type { Desk } from './desk.js';
import type { TicketState } from './state.js';
import type { ChecklistChange } from './work-event.js';

export const MOST_CHECKLIST = 100;
export const CHECKLIST_TEXT = 300;

/** @returns one event; refused where the item is gone, nothing changes, or there would be too many */
export function decideChecklist(state: TicketState, change: ChecklistChange, desk: Desk): Decided {
  const no = refusal(state, 'editChecklist', desk);
  if (no !== null) return no;
  const granted = grant(desk.now, [{ kind: 'checklist-changed', change }]);
  if (change.do === 'add') {
    if (change.items.length === 0) return refuse('nothing-changes', 'There is nothing to add', 'checklist');
    const tooMany = state.checklist.length + change.items.length > MOST_CHECKLIST;
    return tooMany ? refuse('too-many', `A checklist has at most ${MOST_CHECKLIST} items`, 'checklist') : granted;
  }
  const place = state.checklist.findIndex((one) => one.id === change.item);
  const item = state.checklist[place];
  if (item === undefined) return refuse('nothing-changes', 'That item is not on the checklist any more', 'checklist');
  const same =
    (change.do === 'edit' && item.text === change.text) ||
    (change.do === 'tick' && (item.done !== null) === change.done) ||
    (change.do === 'move' && Math.min(Math.max(0, change.to), state.checklist.length - 1) === place);
  return same ? refuse('nothing-changes', 'It is so already', 'checklist') : granted;
}
