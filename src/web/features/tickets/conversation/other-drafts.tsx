/** What its writer typed in another tab or on another device: taken up here, or thrown away. */
import { Button, Group } from '@mantine/core';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useNow } from '../../../lib/now.js';
import { useHere } from '../../../lib/session.js';
import { SLOT, TextAround } from '../../../lib/text-around.js';
import { When } from '../../../lib/when.js';
import { AudienceMark } from './audience-mark.js';
import styles from './conversation.module.css';
import type { Saved } from './use-server-draft.js';

export interface OtherDraftsProps {
  readonly others: readonly Saved[];
  readonly onTake: (other: Saved) => void;
  readonly onDrop: (other: Saved) => void;
}

export function OtherDrafts({ others, onTake, onDrop }: OtherDraftsProps) {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  return others.map((other) => (
    <section key={other.page} className={styles.notice}>
      <p>
        <b>
          <TextAround text={t('conversation.otherDraft', { when: SLOT })}>
            <When at={other.savedAt} now={now} look="moment" />
          </TextAround>
        </b>{' '}
        <AudienceMark audience={other.audience} party={here.membership.partyName ?? ''} />
      </p>
      <blockquote className={styles.quoted}>{other.text}</blockquote>
      <Group gap={8}>
        <Button variant="default" onClick={() => onTake(other)}>
          {t('conversation.takeDraft')}
        </Button>
        <Button variant="subtle" onClick={() => onDrop(other)}>
          {t('conversation.dropDraft')}
        </Button>
      </Group>
    </section>
  ));
}
