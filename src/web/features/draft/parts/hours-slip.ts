/** What is wrong with written hours: what the reader says, and one period given twice on a day. */
import type { Period, WeeklyHours } from '../../../../core/calendar/definition.js';
import { type HoursSlip, type Parsed, periodsText } from '../../../../core/calendar/hours-text.js';

export interface Slip {
  readonly slip: HoursSlip | 'period-twice';
  readonly part: string;
}

/** The first slip of hours of a day or of a week; null when they can be kept. */
export function slipOf(parsed: Parsed<readonly Period[] | WeeklyHours>): Slip | null {
  if ('wrong' in parsed) return { slip: parsed.slip ?? 'no-hours', part: parsed.part ?? '' };
  const { value } = parsed;
  const days: readonly (readonly Period[])[] = Array.isArray(value) ? [value] : Object.values(value as WeeklyHours);
  for (const periods of days) {
    const seen = new Set<string>();
    for (const period of periods) {
      const text = periodsText([period]);
      if (seen.has(text)) return { slip: 'period-twice', part: text };
      seen.add(text);
    }
  }
  return null;
}
