/** Who is signed in, and in which partnership the page stands. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import type { z } from 'zod';
import { getSession, type membership, type session } from '../../contract/identity.js';
import { getPartnership } from '../../contract/partnerships.js';
import type { AnswerOf } from '../../contract/route.js';
import type { Agreement, Party } from '../../core/agreement/agreement.js';
import { queries, queryOf } from './api.js';
import { readStored, writeStored } from './stored.js';

export type Session = z.infer<typeof session>;
export type Membership = z.infer<typeof membership>;
export type Partnership = AnswerOf<typeof getPartnership>;

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

export interface Here {
  /** Id of the partnership in the address. */
  readonly id: string;
  readonly partnership: Partnership;
  readonly membership: Membership;
  readonly teamName: (team: string) => string;
  readonly partyName: (party: string) => string;
  readonly partyOfTeam: (team: string) => string | null;
  /** 'internal', 'provider-1', 'provider-2' …: the colour family of a party. */
  readonly tone: (party: string | null) => Tone;
}

export type Tone = 'internal' | 'provider-1' | 'provider-2' | 'provider-3' | 'none';

export const HereContext = createContext<Here | null>(null);

/** Everything about the partnership of this page; only below the partnership's route. */
export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('useHere is for pages of a partnership');
  return here;
}

export const usePartnershipId = (): string => useParams({ strict: false }).partnership ?? '';

/** The same place with the parties and teams of another version of the agreement. */
export function hereUnder({ partnership, membership }: Here, { parties, teams, windows }: Agreement): Here {
  // In the order in which the partnership itself lists them, so that a party keeps its colour.
  const place = new Map(partnership.parties.map((party, at) => [party.id, at]));
  const rank = (party: Party): number => place.get(party.id) ?? place.size;
  return makeHere(
    {
      ...partnership,
      zone: windows.zone,
      parties: [...parties].sort((a, b) => rank(a) - rank(b)),
      teams: teams.map(({ id, name, party }) => ({ id, name, party })),
    },
    membership,
  );
}

export function makeHere(partnership: Partnership, membership: Membership): Here {
  const teams = new Map(partnership.teams.map((team) => [team.id, team]));
  const parties = new Map(partnership.parties.map((party) => [party.id, party]));
  const tones = new Map<string, Tone>();
  let providers = 0;
  for (const party of partnership.parties) {
    if (party.kind === 'internal') tones.set(party.id, 'internal');
    else {
      providers += 1;
      tones.set(party.id, `provider-${Math.min(providers, 3) as 1 | 2 | 3}`);
    }
  }
  return {
    id: partnership.id,
    partnership,
    membership,
    teamName: (team) => teams.get(team)?.name ?? team,
    partyName: (party) => parties.get(party)?.name ?? party,
    partyOfTeam: (team) => teams.get(team)?.party ?? null,
    tone: (party) => (party === null ? 'none' : (tones.get(party) ?? 'none')),
  };
}
