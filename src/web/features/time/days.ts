/** Days as `2026-12-01`, without hours: a day is not moved by a time zone. */
const DAY = 86_400_000;

const text = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const plusDays = (day: string, count: number): string => text(Date.parse(day) + count * DAY);

/** The Monday on or before a day. */
export function mondayOf(day: string): string {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return plusDays(day, -((weekday + 6) % 7));
}

/** What the calendar on the viewer's wall shows. */
export function dayHere(at: number): string {
  const date = new Date(at);
  return text(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()));
}
