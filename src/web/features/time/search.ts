/** What the address of the own week says. */
import { type Raw, text } from '../../lib/search.js';
import { mondayOf } from './days.js';

export interface WeekSearch {
  /** Its Monday; undefined: this week. */
  readonly week?: string | undefined;
}

export function weekSearch(raw: Raw): WeekSearch {
  const week = text(raw.week);
  const known = week !== undefined && /^20\d\d-\d\d-\d\d$/.test(week) && !Number.isNaN(Date.parse(week));
  return { week: known ? mondayOf(week) : undefined };
}
