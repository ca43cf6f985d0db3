/** Instants in a field for date and time, which knows whole minutes of the viewer's zone. */

/** @example localInput(at) // '2026-12-01T10:00'; '' for none */
export function localInput(at: number | null): string {
  if (at === null) return '';
  const moved = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return moved.toISOString().slice(0, 16);
}

/** The instant of a field. Left as it was filled in, it is the exact one; null when there is none. */
export function instantOfInput(text: string, exact: number | null = null): number | null {
  if (exact !== null && text === localInput(exact)) return exact;
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
}
