/** Days as people of a partnership count them: in their zone, whatever the hour is where the tests run. */
import type { Page } from 'playwright-core';
import { ask } from './tickets.js';
import { api } from './world.js';

const DAY = 86_400_000;

/** The day of an instant in a zone, or one so many days later, `YYYY-MM-DD`. */
export function dayIn(zone: string, at: number, later = 0): string {
  // The only one that writes years first.
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
  return new Date(Date.parse(day) + later * DAY).toISOString().slice(0, 10);
}

/** The zone of the sample. */
export const zoneOf = async (page: Page): Promise<string> => (await ask<{ zone: string }>(page, api)).zone;
