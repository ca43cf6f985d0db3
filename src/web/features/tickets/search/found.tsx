/** What was found, for the rows of a searched queue: asked for once, so that a row costs no question of its own. */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type Match, useFound } from './use-found.js';

type Found = ReadonlyMap<string, readonly Match[]>;

const FoundContext = createContext<Found>(new Map());
const NOTHING: readonly Match[] = [];

export function Found({ children }: { readonly children: ReactNode }) {
  const found = useFound();
  const value = useMemo<Found>(() => new Map(found?.items.map(({ row, matches }) => [row.id, matches])), [found]);
  return <FoundContext value={value}>{children}</FoundContext>;
}

/** What was found in one ticket; nothing where it is not among the best. */
export const useMatches = (ticket: string): readonly Match[] => useContext(FoundContext).get(ticket) ?? NOTHING;
