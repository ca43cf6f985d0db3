/** Tells others where this page is in the draft, and keeps who else is there. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import { urlOf } from '../../../contract/client.js';
import { type draftPlace, type draftPresent, sayPresence } from '../../../contract/drafts.js';
import { call } from '../../lib/api.js';
import { newId } from '../../lib/new-id.js';
import { useSession } from '../../lib/session.js';

export type Place = z.infer<typeof draftPlace>;
export type Present = z.infer<typeof draftPresent>;

/** Somebody who walks through cells is told of where he stops. */
const REST_MS = 700;
const AGAIN_MS = 30_000;

/** Those of a list that are other people, each once, where they were last. */
export function othersOf(here: readonly Present[], me: string): readonly Present[] {
  return [...new Map(here.filter((one) => one.person.id !== me).map((one) => [one.person.id, one])).values()];
}

export function usePresence(partnership: string, draft: string) {
  const me = useSession().person?.id ?? '';
  const [here, setHere] = useState<readonly Present[]>([]);
  const [page] = useState(newId);
  const place = useRef<Place | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const say = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(say, AGAIN_MS);
    // Others do without it until the next time.
    if (place.current) call(sayPresence, { params: { partnership, draft }, body: { page, place: place.current } }).catch(() => undefined);
  }, [partnership, draft, page]);
  useEffect(() => {
    const leave = (): void => {
      clearTimeout(timer.current);
      const body = new Blob([JSON.stringify({ page, place: null })], { type: 'application/json' });
      navigator.sendBeacon(urlOf(sayPresence, { params: { partnership, draft } }), body);
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [partnership, draft, page]);
  const moveTo = useCallback(
    (next: Place) => {
      if (JSON.stringify(place.current) === JSON.stringify(next)) return;
      place.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(say, REST_MS);
    },
    [say],
  );
  const others = useMemo(() => othersOf(here, me), [here, me]);
  return { others, setHere, moveTo };
}
