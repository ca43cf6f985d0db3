/** Moments as a `datetime-local` field holds them. */
import { instantOf, localTime } from '../../../core/calendar/zone.js';

/** An instant as the value of a `datetime-local` field on a zone's wall clock. */
export const wallText = (zone: string, at: number): string => {
  const { date, minute } = localTime(zone, at);
  return `${date}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.floor(minute % 60)).padStart(2, '0')}`;
};

/** Null where the text is no such moment. */
export const instantOfText = (zone: string, text: string): number | null => {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text);
  return found ? instantOf(zone, found[1] ?? '', Number(found[2]) * 60 + Number(found[3])) : null;
};
