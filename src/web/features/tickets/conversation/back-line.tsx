/** Says that what stands in the composer was begun before, elsewhere. */
import { Button } from '@mantine/core';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useNow } from '../../../lib/now.js';
import { SLOT, TextAround } from '../../../lib/text-around.js';
import { When } from '../../../lib/when.js';

export function BackLine({ at, onThrowAway }: { readonly at: number; readonly onThrowAway: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <p className="mute" style={{ marginTop: 8 }}>
      <TextAround text={t('conversation.draftBack', { when: SLOT })}>
        <When at={at} now={now} look="moment" />
      </TextAround>{' '}
      <Button size="compact-sm" variant="default" onClick={onThrowAway}>
        {t('conversation.throwAway')}
      </Button>
    </p>
  );
}
