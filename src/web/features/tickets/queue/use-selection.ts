/** Which rows are chosen: one by one, or from the last one to this one with Shift. */
import { useCallback, useRef, useState } from 'react';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string, range: boolean) => void;
  readonly set: (ids: Iterable<string>) => void;
}

/** Every id from one to the other, in the order of the screen. */
export function between(order: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  return a < 0 || b < 0 ? [to] : order.slice(Math.min(a, b), Math.max(a, b) + 1);
}

export function useSelection(order: () => readonly string[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const latest = useRef(order);
  latest.current = order;
  const toggle = useCallback((id: string, range: boolean) => {
    const from = last.current;
    last.current = id;
    setIds((before) => {
      const after = new Set(before);
      if (range && from !== null) for (const one of between(latest.current(), from, id)) after.add(one);
      else if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  const set = useCallback((all: Iterable<string>) => setIds(new Set(all)), []);
  return { ids, toggle, set };
}
