/** Says that what stands in the composer was begun before, elsewhere. */
import { Button } from '@mantine/core';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useNow } from '../../../lib/now.js';
import { When } from '../../../lib/when.js';

export function BackLine({ at, onThrowAway }: { readonly at: number; readonly onThrowAway: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const [before, after] = t('conversation.draftBack', { when: '\u0000' }).split('\u0000');
  return (
    <p className="mute" style={{ marginTop: 8 }}>
      {before}
      <When at={at} now={now} look="moment" />
      {after}{' '}
      <Button size="compact-sm" variant="default" onClick={onThrowAway}>
        {t('conversation.throwAway')}
      </Button>
    </p>
  );
}
