import type { Kept } from './saved-view.js';

/** Whether two views keep the same, in whichever order. */
export function sameFilters(a: Kept, b: Kept): boolean {
  const text = (one: Kept) => JSON.stringify(Object.entries(one).sort(([left], [right]) => (left < right ? -1 : 1)));
  return text(a) === text(b);
}
