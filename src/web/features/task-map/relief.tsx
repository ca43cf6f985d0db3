/** The areas from which most hours are given away, by name. */
import type { AreaOfRelief } from '../../../core/task-map/week.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { tenths } from './hours-text.js';
import styles from './task-map.module.css';

export function Relief({ areas }: { readonly areas: readonly AreaOfRelief[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={styles.panel} aria-label={t('taskMap.relief.title')}>
      <h2>{t('taskMap.relief.title')}</h2>
      {areas.length === 0 ? (
        <p className="mute">{t('taskMap.relief.none')}</p>
      ) : (
        <ol className={styles.areas}>
          {areas.map((area) => (
            <li key={area.category}>
              <span>
                <strong>{area.name}</strong>
                <span className="mute">{area.titles.join(', ')}</span>
              </span>
              <span className={styles.areaHours}>{t('words.hours', { count: format.number(tenths(area.hours)) as never })}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
