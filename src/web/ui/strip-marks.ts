/** Marks on a band that would lie on each other are drawn as one, with their number. */
export interface StripMark {
  readonly key: string;
  /** Position in the whole, 0 to 1. */
  readonly at: number;
  readonly title: string;
}

export interface DrawnMark {
  readonly key: string;
  /** In pixels, inside the band. */
  readonly x: number;
  readonly count: number;
  readonly title: string;
}

/** Two circles of this radius need this much room. */
const ROOM = 18;

/** @example drawnMarks([{ at: 0.5, … }, { at: 0.51, … }], 400).length // 1 */
export function drawnMarks(marks: readonly StripMark[], width: number): readonly DrawnMark[] {
  const drawn: DrawnMark[] = [];
  for (const mark of [...marks].sort((a, b) => a.at - b.at)) {
    const x = Math.min(Math.max(mark.at * width, 9), Math.max(width - 9, 9));
    const before = drawn.at(-1);
    if (before !== undefined && x - before.x < ROOM)
      drawn[drawn.length - 1] = { ...before, count: before.count + 1, title: `${before.title}\n${mark.title}` };
    else drawn.push({ key: mark.key, x, count: 1, title: mark.title });
  }
  return drawn;
}

/** Which stretch lies under a position, 0 to 1; the nearest one where stretches leave a gap. */
export function segmentAt(segments: readonly { readonly from: number; readonly to: number }[], at: number): number {
  const found = segments.findIndex((one) => at < one.to);
  return found < 0 ? segments.length - 1 : found;
}
