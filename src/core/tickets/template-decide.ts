/**
 * What a template adds to a ticket that was made from it: tags and checklist items.
 *
 * Example: tags "patch", items "Backup taken" and "Rebooted". Doing it again adds nothing: what is there
 * already stays as it is, so that a repeated request is the same as one.
 */
import { decideChecklist } from './checklist-decide.js';
import { type Decided, grant } from './decided.js';
import type { Desk } from './desk.js';
import { decideTag, tagOf } from './record-decide.js';
import type { TicketState } from './state.js';

export const MOST_TEMPLATE_ITEMS = 50;

export interface TemplateExtras {
  readonly tags: readonly string[];
  readonly items: readonly { readonly id: string; readonly text: string }[];
}

/** @returns at most two events; null: all of it is there already. Refused as tags and checklists are. */
export function decideExtras(state: TicketState, { tags, items }: TemplateExtras, desk: Desk): Decided | null {
  const add = tags.filter((tag) => !state.tags.includes(tagOf(tag)));
  const missing = items.filter((item) => !state.checklist.some((one) => one.text === item.text));
  const parts = [
    ...(add.length === 0 ? [] : [decideTag(state, { add, remove: [] }, desk)]),
    ...(missing.length === 0 ? [] : [decideChecklist(state, { do: 'add', items: missing }, desk)]),
  ];
  if (parts.length === 0) return null;
  const refused = parts.find((part) => !part.outcome.ok);
  return (
    refused ??
    grant(
      desk.now,
      parts.flatMap(({ outcome }) => (outcome.ok ? outcome.events : [])),
    )
  );
}
