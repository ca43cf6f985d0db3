/**
 * The way to a deadline in rows that a person can read. The plain change of open hours, nights and
 * weekends of a long way is one row for each week; what is out of the ordinary (a holiday, a pause, time
 * that was not accountable) keeps a row of its own, as do the first stretches and the last.
 */
import type { ExplainedSpan } from '../../../../core/sla/explain.js';

export type WhyRow =
  | ({ readonly kind: 'span' } & ExplainedSpan)
  | { readonly kind: 'week'; readonly from: number; readonly to: number; readonly spans: number; readonly countedMs: number };

const ORDINARY: ReadonlySet<string> = new Set(['open', 'night', 'break', 'weekend']);
/** Short ways are shown as they are. */
const SHORT = 16;
const FIRST = 4;
const LAST = 6;
const WEEK = 7 * 86_400_000;

/**
 * @param spans in order, gapless
 * @example groupSpans(spans).length // at most a row a week, and those out of the ordinary
 */
export function groupSpans(spans: readonly ExplainedSpan[]): readonly WhyRow[] {
  if (spans.length <= SHORT) return spans.map(asRow);
  const start = spans[0]?.from ?? 0;
  const rows: WhyRow[] = [];
  let week: ExplainedSpan[] = [];
  const close = () => {
    if (week.length <= 2) rows.push(...week.map(asRow));
    else {
      const countedMs = week.reduce((sum, span) => sum + span.countedMs, 0);
      rows.push({ kind: 'week', from: week[0]!.from, to: week.at(-1)!.to, spans: week.length, countedMs });
    }
    week = [];
  };
  spans.forEach((span, index) => {
    const grouped = ORDINARY.has(span.reason) && index >= FIRST && index < spans.length - LAST;
    const before = week.at(-1);
    if (!grouped || (before !== undefined && weekOf(before.from, start) !== weekOf(span.from, start))) close();
    if (grouped) week.push(span);
    else rows.push(asRow(span));
  });
  close();
  return rows;
}

const asRow = (span: ExplainedSpan): WhyRow => ({ kind: 'span', ...span });
const weekOf = (at: number, start: number): number => Math.floor((at - start) / WEEK);
