/** Who reads it, as a shape and in words: the globe for everyone, people for both teams, the lock for one side. */
import { IconLock, IconUsers, IconWorld } from '@tabler/icons-react';
import type { Audience } from '../../../../core/tickets/event.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import styles from './conversation.module.css';

const ICONS = { requester: IconWorld, shared: IconUsers, 'own-party': IconLock } as const;

export function AudienceMark({ audience, party }: { readonly audience: Audience; readonly party: string }) {
  const { t } = useTranslation();
  const Icon = ICONS[audience];
  return (
    <span className={styles.mark} data-audience={audience}>
      <Icon size={13} aria-hidden="true" /> {t(`ticket.onMessage.${audience}`, { party })}
    </span>
  );
}
