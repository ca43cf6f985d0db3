/** Colours and sizes of the printed agreement: those of the screens in their light theme. */
import type { Agreement, Party } from '../../../core/agreement/agreement.js';

export const INK = '#1b2430';
export const QUIET = '#5b6673';
export const RULE = '#d5dbe1';
export const WASH = '#f2f4f6';

export interface PartyLook {
  /** For text on white or on the tint. */
  readonly text: string;
  readonly tint: string;
  readonly faint: string;
  readonly solid: string;
}

const INTERNAL: PartyLook = { text: '#0a655f', tint: '#def1ef', faint: '#33746f', solid: '#0b6e69' };
const PROVIDERS: readonly PartyLook[] = [
  { text: '#5636bd', tint: '#ece7fb', faint: '#6a59ad', solid: '#5b3cc4' },
  { text: '#a01c66', tint: '#fbe5f0', faint: '#9a4a77', solid: '#ab1f6e' },
  { text: '#4f5f12', tint: '#eef2d8', faint: '#66713a', solid: '#5a6b18' },
];
const NOBODY: PartyLook = { text: '#4b5563', tint: '#eceff2', faint: '#5f6873', solid: '#6b7684' };

/** The colours of each party, as on the screens: internal, then providers in their order. */
export function partyLooks({ parties }: Agreement): (party: string | undefined) => PartyLook {
  const providers = parties.filter(({ kind }) => kind === 'provider');
  const look = (party: Party): PartyLook => (party.kind === 'internal' ? INTERNAL : (PROVIDERS[providers.indexOf(party)] ?? NOBODY));
  const looks = new Map(parties.map((party) => [party.id, look(party)]));
  return (party) => (party === undefined ? NOBODY : (looks.get(party) ?? NOBODY));
}
