/** How a clock stands, as an icon with a word: the colour beside it says nothing by itself. */
import { IconAlertTriangle, IconCircleCheck, IconClock, IconHourglassLow, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from '../../../lib/i18n/translation.js';
import type { State } from './clock-words.js';
import styles from './clocks.module.css';

const ICONS = { good: IconCircleCheck, late: IconAlertTriangle, soon: IconHourglassLow, paused: IconPlayerPause, calm: IconClock };
const WORDS = {
  good: 'holding.clock.met',
  late: 'holding.clock.late',
  soon: 'holding.clock.soon',
  paused: 'holding.clock.halted',
  calm: 'holding.clock.running',
} as const;

export function ClockIcon({ state }: { readonly state: State }) {
  const { t } = useTranslation();
  const Icon = ICONS[state];
  return (
    <span className={styles.icon} role="img" aria-label={t(WORDS[state])} title={t(WORDS[state])}>
      <Icon size={15} aria-hidden="true" />
    </span>
  );
}
