/** A value that outlives an error, a sign-in and a reload in the same tab: what somebody typed is never lost. */
import { useCallback, useState } from 'react';
import { readStored, writeStored } from './stored.js';

export function useDraft<T>(key: string, empty: T): readonly [T, (change: Partial<T> | T) => void, () => void] {
  const [value, setValue] = useState<T>(() => {
    const kept = readStored(`draft.${key}`, 'session');
    if (kept === null) return empty;
    try {
      const parsed = JSON.parse(kept) as T;
      return typeof empty === 'object' && empty !== null ? { ...empty, ...parsed } : parsed;
    } catch {
      return empty;
    }
  });
  const change = useCallback(
    (next: Partial<T> | T) =>
      setValue((before) => {
        const after = typeof before === 'object' && before !== null ? { ...before, ...(next as Partial<T>) } : (next as T);
        writeStored(`draft.${key}`, JSON.stringify(after), 'session');
        return after;
      }),
    [key],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `empty` is a literal at the call, the key names it
  const clear = useCallback(() => {
    writeStored(`draft.${key}`, null, 'session');
    setValue(empty);
  }, [key]);
  return [value, change, clear];
}
