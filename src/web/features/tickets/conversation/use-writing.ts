/** Whether somebody is writing: from a key on until he has paused for a while. */
import { useCallback, useEffect, useRef, useState } from 'react';

const PAUSE_MS = 20_000;

export function useWriting(): readonly [boolean, () => void] {
  const [isWriting, setWriting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const typed = useCallback(() => {
    setWriting(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setWriting(false), PAUSE_MS);
  }, []);
  return [isWriting, typed];
}
