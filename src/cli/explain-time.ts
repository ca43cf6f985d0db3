/** Why a stretch of time counts or does not, in lines for people. */
import type { CountedSpan, SpanReason } from '../core/calendar/calendar.js';
import { lengthText } from '../core/sla/length-text.js';
import type { Millis } from '../core/time.js';
import type { Ink } from './ink.js';
import { momentText } from './moments.js';
import { count } from './numbers.js';
import { columns } from './table.js';

const REASONS: Readonly<Record<SpanReason, string>> = {
  open: 'open',
  night: 'outside the hours of the day',
  break: 'between two periods',
  weekend: 'weekend',
  'day-off': 'a day without hours',
  holiday: 'holiday',
  exception: 'exception',
};

/** More lines than this are counted, not listed. */
const MOST_LINES = 400;

const reasonText = ({ reason, name }: CountedSpan): string => (name === null ? REASONS[reason] : `${REASONS[reason]}: ${name}`);

/**
 * Lines that explain a stretch of time.
 *
 * @param atMoment the stretch stands for a single moment, so only the reason is told
 */
export function explainLines(spans: readonly CountedSpan[], zone: string, ink: Ink, atMoment: boolean): string[] {
  if (atMoment) return spans.slice(0, 1).map((span) => `  ${reasonText(span)}`);
  let total: Millis = 0;
  const rows = spans.slice(0, MOST_LINES).map((span) => {
    const length = span.to - span.from;
    if (span.counted) total += length;
    const [from, to] = [momentText(zone, span.from), momentText(zone, span.to)].map((text) => text.slice(0, -zone.length - 1));
    const cells = [
      from!,
      to!,
      lengthText(length),
      span.counted ? 'counts' : 'stands',
      reasonText(span),
      span.counted ? lengthText(total) : '',
    ];
    return span.counted ? cells : cells.map(ink.faint);
  });
  const more = spans.length > MOST_LINES ? [ink.faint(`  and ${count(spans.length - MOST_LINES)} more stretches`)] : [];
  return [
    ...columns(
      [['from', 'to', 'length', '', 'because', 'counted so far'].map(ink.faint), ...rows],
      [{}, {}, { align: 'right' }, {}, {}, { align: 'right' }],
    ),
    ...more,
  ];
}
