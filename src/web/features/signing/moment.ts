/** A moment as a date field has it, on the wall clock of the agreement's zone. */
import { instantOf, isZone } from '../../../core/calendar/zone.js';

const FIELD = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/;

/** The instant of `2027-01-01T00:00` in a zone; null when the field is empty or says nothing that is. */
export function momentOf(field: string, zone: string): number | null {
  const [, date, hours, minutes] = FIELD.exec(field) ?? [];
  if (date === undefined || !isZone(zone)) return null;
  return instantOf(zone, date, Number(hours) * 60 + Number(minutes));
}

/** The last instant of a day in a zone, as "until" is meant; null when there is no such day. */
export function endOfDay(date: string, zone: string): number | null {
  const start = momentOf(`${date}T23:59`, zone);
  return start === null ? null : start + 60_000;
}
