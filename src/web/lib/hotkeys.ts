/** Keyboard shortcuts: single keys that stay out of the way of typing, and two-key sequences such as `g t`. */
import { useEffect, useRef } from 'react';

export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const inDialog = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role="dialog"],[role="menu"],[role="listbox"]') !== null;

let first: { key: string; at: number } | null = null;

/** `keys`: in small letters: 'c', '?', 'f8', 'g t' (one after the other), 'mod+k' (Ctrl or ⌘). */
export function useHotkeys(keys: Hotkeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey) return;
      const mod = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      const name = mod ? `mod+${key}` : key;
      if (!mod && key.length === 1 && (typing(event.target) || inDialog(event.target))) return;
      const now = performance.now();
      const sequence = first && now - first.at < 1000 ? `${first.key} ${name}` : null;
      // The second key of a sequence is no key of its own, whoever listens for it.
      const action = latest.current[sequence ?? name];
      if (action) {
        event.preventDefault();
        action(event);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

// One listener, whoever asks: the first key of a sequence is the same for every caller. It runs after the callers' own.
window.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  setTimeout(() => {
    first = event.key === 'g' ? { key: 'g', at: performance.now() } : null;
  });
});
