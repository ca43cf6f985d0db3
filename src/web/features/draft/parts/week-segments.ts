/** How windows share out a week: at each minute the first window that is open, else what is left over. */
import type { CoverageWindow } from '../../../../core/agreement/agreement.js';
import { type Period, WEEKDAYS, type Weekday, type WeeklyHours } from '../../../../core/calendar/definition.js';

const DAY = 1440;

export interface Segment {
  readonly from: number;
  readonly to: number;
  /** Null: left over. */
  readonly window: string | null;
}

/** Hours on one day, those that run past midnight from the day before included. */
function spansOf(week: WeeklyHours, day: Weekday): readonly Period[] {
  const before = WEEKDAYS[(WEEKDAYS.indexOf(day) + 6) % 7]!;
  return [
    ...(week[before] ?? []).flatMap(({ from, to }) => (to <= from ? [{ from: 0, to }] : [])),
    ...(week[day] ?? []).map(({ from, to }) => ({ from, to: to <= from ? DAY : to })),
  ];
}

export function daySegments(windows: readonly CoverageWindow[], day: Weekday): readonly Segment[] {
  const spans = windows.flatMap(({ id, week }) => (week === null ? [] : [{ id, spans: spansOf(week, day) }]));
  const edges = [...new Set([0, DAY, ...spans.flatMap((one) => one.spans.flatMap(({ from, to }) => [from, to]))])].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (const [at, from] of edges.slice(0, -1).entries()) {
    const to = edges[at + 1]!;
    const window = spans.find((one) => one.spans.some((span) => span.from <= from && span.to >= to))?.id ?? null;
    const last = segments.at(-1);
    if (last && last.window === window) segments[segments.length - 1] = { ...last, to };
    else segments.push({ from, to, window });
  }
  return segments;
}

/** Hours a week by window; null is what is left over. */
export function weekHours(windows: readonly CoverageWindow[]): ReadonlyMap<string | null, number> {
  const minutes = new Map<string | null, number>();
  for (const day of WEEKDAYS)
    for (const { from, to, window } of daySegments(windows, day)) minutes.set(window, (minutes.get(window) ?? 0) + to - from);
  return new Map([...minutes].map(([window, sum]) => [window, Math.round((sum / 60) * 100) / 100]));
}

/** Hours a week that are open, those that overlap counted once. */
export const openHours = (week: WeeklyHours): number => weekHours([{ id: 'open', name: '', week }]).get('open') ?? 0;
