const two = (n: number): string => String(n).padStart(2, '0');

/** Minutes after midnight as a clock shows them. @example clockText(510) // '08:30' */
export const clockText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** The minutes after midnight of a field for a time; null while it is empty. */
export function minuteOfText(text: string): number | null {
  const [hour, minute] = text.split(':').map(Number);
  return hour === undefined || minute === undefined ? null : hour * 60 + minute;
}
