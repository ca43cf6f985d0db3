/** A team of a report: of a party, or a group that the agreement does not know, or nobody. */
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { NobodyChip, PartyChip } from '../../ui/party-chip.js';

export function SideChip({ name, party }: { readonly name: string | null; readonly party: string | null }) {
  const { t } = useTranslation();
  const here = useHere();
  if (name === null) return <NobodyChip label={t('words.nobody')} />;
  return <PartyChip tone={here.tone(party)} label={name} title={party === null ? t('replay.notInAgreement') : here.partyName(party)} />;
}
