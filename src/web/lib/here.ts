/** A partnership as a page sees it: its names and colours. */
import type { z } from 'zod';
import type { membership } from '../../contract/identity.js';
import type { getPartnership } from '../../contract/partnerships.js';
import type { AnswerOf } from '../../contract/route.js';
import type { Agreement, Party } from '../../core/agreement/agreement.js';

export type Membership = z.infer<typeof membership>;
export type Partnership = AnswerOf<typeof getPartnership>;

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
