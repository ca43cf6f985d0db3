/** Quiet words about a reply before it goes out: that more people read it now, that a variable has no value. */
import { Button } from '@mantine/core';
import { variablesIn } from '../../../../core/tickets/canned-variables.js';
import type { Audience } from '../../../../core/tickets/event.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import styles from './conversation.module.css';
import { isWider } from './reply.js';

export interface ReplyHintsProps {
  readonly text: string;
  readonly audience: Audience;
  /** For whom it was begun. */
  readonly before: Audience | null;
  readonly onBack: (audience: Audience) => void;
}

export function ReplyHints({ text, audience, before, onBack }: ReplyHintsProps) {
  const { t } = useTranslation();
  const party = useHere().membership.partyName ?? '';
  const unfilled = audience === 'requester' ? variablesIn(text) : [];
  const wider = before !== null && text.trim() !== '' && isWider(before, audience);
  return (
    <div aria-live="polite">
      {wider ? (
        <p className={styles.hint}>
          {t('conversation.wider', {
            before: t(`ticket.onMessage.${before}`, { party }),
            now: t(`ticket.onMessage.${audience}`, { party }),
          })}{' '}
          <Button size="compact-sm" variant="default" onClick={() => onBack(before)}>
            {t('conversation.widerBack', { before: t(`ticket.onMessage.${before}`, { party }) })}
          </Button>
        </p>
      ) : null}
      {unfilled.length > 0 ? (
        <p className={styles.hint}>{t('conversation.unfilled', { names: unfilled.map((name) => `{{${name}}}`).join(', ') })}</p>
      ) : null}
    </div>
  );
}
