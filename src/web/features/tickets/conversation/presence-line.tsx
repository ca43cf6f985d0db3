/** Who else is on this ticket, and to whom somebody is writing. */
import { IconEye, IconPencil } from '@tabler/icons-react';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { PartyChip } from '../../../ui/party-chip.js';
import styles from './conversation.module.css';
import type { useTicketPresence } from './use-ticket-presence.js';

export function PresenceLine({ here: people }: { readonly here: ReturnType<typeof useTicketPresence> }) {
  const { t } = useTranslation();
  const here = useHere();
  return (
    <ul className={styles.present} aria-label={t('conversation.hereLabel')} aria-live="polite">
      {people.map(({ person, writingTo }) => {
        const Icon = writingTo === null ? IconEye : IconPencil;
        const party = person.party === null ? '' : here.partyName(person.party);
        return (
          <li key={person.id}>
            <Icon size={14} aria-hidden="true" /> {t(`conversation.here.${writingTo ?? 'viewing'}`, { name: person.name, party })}{' '}
            {person.party === null ? null : <PartyChip tone={here.tone(person.party)} label={party} />}
          </li>
        );
      })}
    </ul>
  );
}
