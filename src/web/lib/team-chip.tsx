/** A team in the colour of its party, wherever it is named. */

import { NobodyChip, PartyChip } from '../ui/party-chip.js';
import { useTranslation } from './i18n/translation.js';
import { useHere } from './session.js';

export interface TeamChipProps {
  /** Null: nobody. */
  readonly team: string | null;
  readonly party?: string | null;
  readonly look?: 'full' | 'faint';
}

export function TeamChip({ team, party, look = 'full' }: TeamChipProps) {
  const here = useHere();
  const { t } = useTranslation();
  if (team === null) return <NobodyChip label={t('words.nobody')} />;
  const side = party ?? here.partyOfTeam(team);
  return <PartyChip tone={here.tone(side)} label={here.teamName(team)} look={look} title={side ? here.partyName(side) : undefined} />;
}
