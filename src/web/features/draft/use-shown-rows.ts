/**
 * Which rows of a long matrix are drawn: those in sight and a few around, and the one with the focus,
 * which stays where the keyboard is also when somebody scrolls away from it. A shorter matrix is drawn
 * whole, so that the browser's own search finds everything in it.
 */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback } from 'react';

/** A matrix of more rows is long. */
const LONG = 100;
/** Of a row of the matrix, its line included. */
const ROW_HEIGHT = 31;
/** Rows above and below what is in sight. */
const AROUND = 12;

/** A row to draw, and the room before it. Behind the last row `at` is the number of rows. */
export interface ShownRow {
  readonly at: number;
  readonly gap: number;
}

export interface ShownRowsOptions {
  readonly rows: number;
  /** Drawn wherever it is. */
  readonly kept: number;
  readonly scroll: RefObject<HTMLElement | null>;
}

export function useShownRows({ rows, kept, scroll }: ShownRowsOptions): readonly ShownRow[] {
  const long = rows > LONG;
  const virtual = useVirtualizer({
    count: rows,
    enabled: long,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: AROUND,
    rangeExtractor: useCallback(
      (range: Range) => [...new Set([...defaultRangeExtractor(range), kept])].sort((one, other) => one - other),
      [kept],
    ),
    // What is in sight before the first layout.
    initialRect: { width: 0, height: 800 },
  });
  if (!long) return Array.from({ length: rows }, (_, at) => ({ at, gap: 0 }));
  return withRoom(
    virtual.getVirtualItems().map((item) => item.index),
    rows,
  );
}

/** The room between rows that are drawn, and behind the last. */
export function withRoom(drawn: readonly number[], rows: number): readonly ShownRow[] {
  let next = 0;
  const shown = drawn.map((at) => {
    const gap = (at - next) * ROW_HEIGHT;
    next = at + 1;
    return { at, gap };
  });
  return next < rows ? [...shown, { at: rows, gap: (rows - next) * ROW_HEIGHT }] : shown;
}
