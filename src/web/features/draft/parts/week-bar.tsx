/** A week as the windows share it out: each day a line, what is left over hatched. */
import type { CoverageWindow } from '../../../../core/agreement/agreement.js';
import { WEEKDAYS } from '../../../../core/calendar/definition.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import styles from './parts.module.css';
import { daySegments, weekHours } from './week-segments.js';

export function WeekBar({ windows }: { readonly windows: readonly CoverageWindow[] }) {
  const { t } = useTranslation();
  const named = windows.filter((window) => window.week !== null);
  const look = (id: string | null): string => (id === null ? 'rest' : String(named.findIndex((window) => window.id === id) % 4));
  const name = (id: string | null): string => windows.find((window) => (id === null ? window.week === null : window.id === id))?.name ?? '';
  const hours = weekHours(windows);
  const parts = [...named.map((window) => window.id), null].map((id) => ({
    id,
    text: t('draft.windows.share', { name: name(id), count: hours.get(id) ?? 0 }),
  }));
  return (
    <div className={styles.week} role="img" aria-label={parts.map((part) => part.text).join(', ')}>
      {WEEKDAYS.map((day) => (
        <div key={day} className={styles.day}>
          <span>{t(`words.weekday.${day}`)}</span>
          <div className={styles.line}>
            {daySegments(windows, day).map((segment) => (
              <i
                key={segment.from}
                data-look={look(segment.window)}
                style={{ flexGrow: segment.to - segment.from }}
                title={name(segment.window)}
              />
            ))}
          </div>
        </div>
      ))}
      <div className={styles.key}>
        {parts.map((part) => (
          <span key={part.id ?? ''}>
            <i data-look={look(part.id)} /> {part.text}
          </span>
        ))}
      </div>
    </div>
  );
}
