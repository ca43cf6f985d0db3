/**
 * What events do to the work on a ticket. None of them changes who holds it or what its clocks count.
 *
 * Example: an approval asks two of Ana, Ben and Cleo. Ana and Ben say yes: granted. Had Ana and Ben said no,
 * Cleo alone could not make it two: refused.
 */
import type { Instant } from '../time.js';
import type { TicketEvent } from './event.js';
import type { WorkEventBody } from './work-event.js';
import type { Approval, ChecklistItem, WorkState } from './work-state.js';

export const beginWork = (): WorkState => ({ checklist: [], approvals: [], gateOverride: null, template: null });

type Draft = { -readonly [K in keyof WorkState]: WorkState[K] };
type WorkEvent = Extract<TicketEvent, { kind: WorkEventBody['kind'] }>;

/** Applies an event of the work in place. */
export function work(draft: Draft, event: WorkEvent, at: Instant): void {
  switch (event.kind) {
    case 'checklist-changed':
      draft.checklist = changed(draft.checklist, event, at);
      return;
    case 'approval-asked': {
      const { approval: id, rule, name, needed, people } = event;
      const asked = { id, rule, name, needed, people, askedAt: at, answers: [], outcome: 'waiting', settledAt: null } as const;
      draft.approvals = [...draft.approvals, asked];
      return;
    }
    case 'approval-answered': {
      if (event.by.kind === 'system') return;
      const answer = { person: event.by.person, answer: event.answer, reason: event.reason, at };
      draft.approvals = draft.approvals.map((one) =>
        one.id === event.approval ? settled({ ...one, answers: [...one.answers, answer] }, at) : one,
      );
      return;
    }
    case 'approval-withdrawn':
      draft.approvals = draft.approvals.map((one) => (one.id === event.approval ? { ...one, outcome: 'withdrawn', settledAt: at } : one));
      return;
    case 'gates-overridden':
      draft.gateOverride = { by: event.by, at, gates: event.gates, reason: event.reason };
      return;
    case 'templated':
      draft.template = event.template;
      return;
    default:
      event satisfies never;
  }
}

function changed(
  items: readonly ChecklistItem[],
  { change, by }: Extract<WorkEvent, { kind: 'checklist-changed' }>,
  at: Instant,
): readonly ChecklistItem[] {
  if (change.do === 'add') return [...items, ...change.items.map(({ id, text }) => ({ id, text, done: null }))];
  const item = items.find((one) => one.id === change.item);
  if (item === undefined) return items;
  const replaced = (now: ChecklistItem) => items.map((one) => (one === item ? now : one));
  switch (change.do) {
    case 'edit':
      return replaced({ ...item, text: change.text });
    case 'tick':
      return replaced({ ...item, done: change.done ? { by, at } : null });
    case 'remove':
      return items.filter((one) => one !== item);
    case 'move':
      return items.filter((one) => one !== item).toSpliced(Math.max(0, change.to), 0, item);
  }
}

/** Enough said yes; or so many said no that the others are not enough. */
function settled(one: Approval, at: Instant): Approval {
  if (one.outcome !== 'waiting') return one;
  const count = (answer: 'approved' | 'declined') => one.answers.filter((each) => each.answer === answer).length;
  if (count('approved') >= one.needed) return { ...one, outcome: 'granted', settledAt: at };
  return one.people.length - count('declined') < one.needed ? { ...one, outcome: 'refused', settledAt: at } : one;
}
