/** Who is signed in, and in which partnership the page stands. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import type { z } from 'zod';
import { getSession, type session } from '../../contract/identity.js';
import { getPartnership } from '../../contract/partnerships.js';
import { queries, queryOf } from './api.js';
import type { Here, Membership } from './here.js';
import { readStored, writeStored } from './stored.js';

export type Session = z.infer<typeof session>;
export const sessionQuery = { ...queryOf(getSession, {}), staleTime: 60_000 };
export const partnershipQuery = (partnership: string) => ({ ...queryOf(getPartnership, { params: { partnership } }), staleTime: 60_000 });

export const keepSession = (answer: Session): void => {
  queries.setQueryData(sessionQuery.queryKey, answer);
};

export const useSession = (): Session => useSuspenseQuery(sessionQuery).data;

/** The partnership to open when none is named: the one of last time, otherwise the first. */
export function usualPartnership(memberships: readonly Membership[]): string | null {
  const last = readStored('partnership');
  return memberships.find((one) => one.partnership === last)?.partnership ?? memberships[0]?.partnership ?? null;
}

export const rememberPartnership = (partnership: string): void => writeStored('partnership', partnership);

export const HereContext = createContext<Here | null>(null);

/** Everything about the partnership of this page; only below the partnership's route. */
export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('useHere is for pages of a partnership');
  return here;
}

export const usePartnershipId = (): string => useParams({ strict: false }).partnership ?? '';
