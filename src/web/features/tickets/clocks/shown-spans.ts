/** The life of a ticket by holder, in the stretches that are drawn. */
import type { Ticket } from '../use-ticket.js';

export type Span = Ticket['spans'][number] & { readonly end: number };

/** Spans up to the last resolution (or now), with neighbours joined that look the same. */
export function shownSpans(ticket: Pick<Ticket, 'spans' | 'asOf'>): readonly Span[] {
  const spans = ticket.spans.map((span) => ({ ...span, end: span.to ?? ticket.asOf }));
  while (spans.length > 1 && ['resolved', 'closed'].includes(spans.at(-1)?.status ?? '')) spans.pop();
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    const same =
      before && before.holder?.team === span.holder?.team && before.waitingOn === span.waitingOn && isOver(before) === isOver(span);
    if (before && same)
      joined[joined.length - 1] = { ...before, to: span.to, end: span.end, businessMs: before.businessMs + span.businessMs };
    else joined.push(span);
  }
  return joined.filter((span) => span.end > span.from || joined.length === 1);
}

export const isOver = (span: Span): boolean => span.status === 'resolved' || span.status === 'closed';
