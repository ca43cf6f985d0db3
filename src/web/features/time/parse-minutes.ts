/**
 * Minutes as people write them: `90`, `1:30`, `1h 30`, `1.5h`, `1,5 h`, `45 min`. Null: none of these.
 *
 * Example: `1:05` is 65.
 */
export function parseMinutes(text: string): number | null {
  const plain = text.trim().toLowerCase().replace(',', '.');
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(plain);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const parts = /^(?:(\d{1,2}(?:\.\d{1,2})?)\s*h)?\s*(?:(\d{1,4})\s*(?:m|min)?)?$/.exec(plain);
  if (!parts || (parts[1] === undefined && parts[2] === undefined)) return null;
  return Math.round(Number(parts[1] ?? 0) * 60) + Number(parts[2] ?? 0);
}
